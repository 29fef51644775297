// What one would build oneself: Socket.IO and SQLite on Node, every message on the disk before it is told.
// node socket-io.mjs FOLDER; prints its port.

import { createServer } from "node:http";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { Server } from "socket.io";

const database = new DatabaseSync(join(process.argv[2], "chat.sqlite"));
database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
database.exec("CREATE TABLE message (seq INTEGER PRIMARY KEY, room TEXT, at INTEGER, body TEXT)");
database.exec("CREATE INDEX message_room ON message (room, seq)");
const insert = database.prepare("INSERT INTO message (room, at, body) VALUES (?, ?, ?) RETURNING seq");
const select = database.prepare("SELECT seq, at, body FROM message WHERE room = ? ORDER BY seq");

const http = createServer();
const server = new Server(http, { transports: ["websocket"] });
server.on("connection", (socket) => {
    const { room, all } = socket.handshake.query;
    socket.join(room);
    if (all !== undefined) {
        socket.emit("all", select.all(room));
    }
    socket.on("say", ({ body }) => {
        const at = Date.now();
        const { seq } = insert.get(room, at, body);
        socket.to(room).emit("said", { seq, at, body });
    });
});
http.listen(0, "127.0.0.1", () => console.log(http.address().port));
