// The runtime's floor: an object that passes on what it hears, and keeps nothing.

import { DurableObject } from "cloudflare:workers";

export class RoomObject extends DurableObject {
    async fetch() {
        const [client, server] = Object.values(new WebSocketPair());
        this.ctx.acceptWebSocket(server);
        return new Response(null, { status: 101, webSocket: client });
    }

    async webSocketMessage(from, text) {
        for (const socket of this.ctx.getWebSockets()) {
            if (socket !== from) {
                socket.send(text);
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
