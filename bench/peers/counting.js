// Stands before a worker's own module and counts what the platform's bill counts: requests to the worker and to its
// objects, messages that come over sockets, rows read and written, and by which statements, alarms set. GET /counts gives the sums.

import { DurableObject } from "cloudflare:workers";

import * as built from "./index.js";

const counts = {};
const count = (what, by = 1) => (counts[what] = (counts[what] ?? 0) + by);

// A cursor reads more rows as it is read itself, so it is asked at the end.
const cursors = [];

/** What a statement does to which table. */
const table = (statement) => statement.match(/(CREATE TABLE|INSERT|DELETE FROM|UPDATE).*?(?:INTO|EXISTS|TABLE|FROM)? (\w+) ?(?:\(|VALUES|SET|WHERE|$)/)?.slice(1).join(" ") ?? statement;

let isWatching = false;
function watch({ storage }) {
    if (isWatching) {
        return;
    }
    isWatching = true;
    const sql = Object.getPrototypeOf(storage.sql);
    const { exec } = sql;
    sql.exec = function (...args) {
        const cursor = exec.apply(this, args);
        cursors.push([cursor, table(args[0]), args[0].includes("INTO state") ? ` (${args[1]})` : ""]);
        return cursor;
    };
    const kept = Object.getPrototypeOf(storage);
    const { setAlarm } = kept;
    kept.setAlarm = function (...args) {
        count("alarms set");
        return setAlarm.apply(this, args);
    };
}

function counted(Class, name) {
    if (Class === undefined) {
        // Nobody asks for it, but an export must be something.
        return class extends DurableObject {};
    }
    return class extends Class {
        constructor(ctx, env) {
            watch(ctx);
            super(ctx, env);
        }

        fetch(request) {
            count(`requests to a ${name}`);
            return super.fetch(request);
        }

        alarm(info) {
            count(`alarms of a ${name}`);
            return super.alarm?.(info);
        }

        webSocketMessage(socket, message) {
            count(`messages to a ${name}`);
            return super.webSocketMessage(socket, message);
        }

        webSocketClose(...args) {
            return super.webSocketClose?.(...args);
        }

        webSocketError(...args) {
            return super.webSocketError?.(...args);
        }
    };
}

export const ConversationObject = counted(built.ConversationObject, "conversation");
export const InboxObject = counted(built.InboxObject, "inbox");
export const SiteObject = counted(built.SiteObject, "site");
export const RoomObject = counted(built.RoomObject, "room");

function sums() {
    const rows = { "rows read": 0, "rows written": 0 };
    for (const [cursor, statement, name] of cursors) {
        rows["rows read"] += cursor.rowsRead;
        rows["rows written"] += cursor.rowsWritten;
        if (cursor.rowsWritten > 0) {
            const by = `rows written: ${statement}${name}`;
            rows[by] = (rows[by] ?? 0) + cursor.rowsWritten;
        }
    }
    return { ...counts, ...rows };
}

const answer = (request, next) => {
    if (new URL(request.url).pathname === "/counts") {
        return Response.json(sums());
    }
    count("requests to the worker");
    return next();
};

const entry = built.default;
export default typeof entry === "function"
    ? class extends entry {
          fetch(request) {
              return answer(request, () => super.fetch(request));
          }
      }
    : { fetch: (request, env, ctx) => answer(request, () => entry.fetch(request, env, ctx)) };
