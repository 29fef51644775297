// What one writes first: rows with an index so that a repeat is found, a frame made anew for each socket, the list of
// conversations told of every message, receipts and typing as messages of their own.

import { DurableObject } from "cloudflare:workers";

export class RoomObject extends DurableObject {
    constructor(ctx, env) {
        super(ctx, env);
        this.sql = ctx.storage.sql;
        this.sql.exec(`
            CREATE TABLE IF NOT EXISTS message (
                seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER, sender TEXT, number INTEGER, body TEXT,
                UNIQUE (sender, number));
            CREATE TABLE IF NOT EXISTS summary (conversation TEXT PRIMARY KEY, at INTEGER, last TEXT);
            CREATE TABLE IF NOT EXISTS receipt (sender TEXT PRIMARY KEY, seq INTEGER);`);
    }

    async fetch(request) {
        const url = new URL(request.url);
        if (request.method === "POST") {
            const { conversation, at, last } = await request.json();
            this.sql.exec("INSERT OR REPLACE INTO summary VALUES (?, ?, ?)", conversation, at, last);
            return new Response();
        }
        const [client, server] = Object.values(new WebSocketPair());
        this.ctx.acceptWebSocket(server);
        server.serializeAttachment({ sender: crypto.randomUUID(), conversation: url.pathname.split("/")[2] });
        if (url.searchParams.has("all")) {
            const all = this.sql.exec("SELECT seq, at, body FROM message ORDER BY seq").toArray();
            server.send(JSON.stringify({ all }));
        }
        return new Response(null, { status: 101, webSocket: client });
    }

    async webSocketMessage(from, text) {
        const { number, body, receipt, typing } = JSON.parse(text);
        const { sender, conversation } = from.deserializeAttachment();
        const at = Date.now();
        if (receipt !== undefined) {
            this.sql.exec("INSERT OR REPLACE INTO receipt VALUES (?, ?)", sender, receipt);
            this.tell({ receipt, sender }, from);
            return;
        }
        if (typing) {
            this.tell({ typing, sender }, from);
            return;
        }
        const insert = "INSERT OR IGNORE INTO message (at, sender, number, body) VALUES (?, ?, ?, ?) RETURNING seq";
        const [row] = this.sql.exec(insert, at, sender, number, body).toArray();
        if (row === undefined) {
            return;
        }
        this.tell({ seq: row.seq, at, sender, body }, undefined);
        const list = this.env.ROOM.get(this.env.ROOM.idFromName("list"));
        const summary = JSON.stringify({ conversation, at, last: body });
        this.ctx.waitUntil(list.fetch("https://list/", { method: "POST", body: summary }));
    }

    tell(frame, but) {
        for (const socket of this.ctx.getWebSockets()) {
            if (socket !== but) {
                const own = frame.sender === socket.deserializeAttachment().sender;
                socket.send(JSON.stringify({ ...frame, own }));
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
