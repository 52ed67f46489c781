// A small beginning: it sends for the replies that the page needs while the application, a hundred
// times as large, is still being read.
import { ask_early } from "./api/early";
import { needs_of_page, path_of } from "./api/needs";
import { once_painted } from "./once_painted";
import "./styles/engawa.css";

needs_of_page(window.location.pathname, window.location.search).map(path_of).forEach(ask_early);

// Where the server has put the first chart into the page, it is seen before the application starts.
if (document.querySelector("#root > *") !== null) once_painted(() => void import("./app"));
else void import("./app");
