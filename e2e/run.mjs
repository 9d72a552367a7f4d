// All journeys: node run.mjs [part of a name]. See kit.mjs for the variables it needs.

import { run } from "./kit.mjs";
import "./citizen.mjs";
import "./register.mjs";
import "./register_desk.mjs";
import "./tasks.mjs";
import "./redact.mjs";
import "./alert.mjs";
import "./request.mjs";
import "./contact.mjs";
import "./sign_in.mjs";
import "./newsroom.mjs";
import "./share.mjs";
import "./pages.mjs";

process.exitCode = (await run(process.argv[2])) > 0 ? 1 : 0;
