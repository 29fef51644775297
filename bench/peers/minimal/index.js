// The least that keeps what is said: one object a conversation, one row a message, hibernating sockets. No tokens, no
// order, no acknowledgement, no second try.

import { DurableObject } from "cloudflare:workers";

export class RoomObject extends DurableObject {
    constructor(ctx, env) {
        super(ctx, env);
        this.sql = ctx.storage.sql;
        this.sql.exec("CREATE TABLE IF NOT EXISTS message (seq INTEGER PRIMARY KEY, at INTEGER, body TEXT)");
    }

    async fetch(request) {
        const [client, server] = Object.values(new WebSocketPair());
        this.ctx.acceptWebSocket(server);
        if (new URL(request.url).searchParams.has("all")) {
            const all = this.sql.exec("SELECT seq, at, body FROM message ORDER BY seq").toArray();
            server.send(JSON.stringify({ all }));
        }
        return new Response(null, { status: 101, webSocket: client });
    }

    async webSocketMessage(from, text) {
        const { body } = JSON.parse(text);
        const at = Date.now();
        const { seq } = this.sql.exec("INSERT INTO message (at, body) VALUES (?, ?) RETURNING seq", at, body).one();
        const said = JSON.stringify({ seq, at, body });
        for (const socket of this.ctx.getWebSockets()) {
            if (socket !== from) {
                socket.send(said);
            }
        }
    }
}

export default {
    async fetch(request, env) {
        const name = new URL(request.url).pathname.split("/")[2];
        return env.ROOM.get(env.ROOM.idFromName(name)).fetch(request);
    },
};
