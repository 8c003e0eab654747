// Puts the parts together: for every notebook that opens, one runner and its helpers.
import { answerWidgets, oneSaveAtATime } from "./widget_events.js";
import { nameCells } from "./cells.js";
import { addCheckButton } from "./check.js";
import { keepConnected, tellNotStarted } from "./connection.js";
import { showWordsForDeadWidgets } from "./fallback.js";
import { addFrame } from "./frame.js";
import { onlyPython } from "./languages.js";
import { Notices } from "./notices.js";
import { knownDigests } from "./rules.js";
import { Runner } from "./runner.js";
import { addSignOut, addSignOutButton } from "./sign_out.js";
import { addStudentView, lockText } from "./student.js";
import { markingRoom } from "./teacher.js";
import { openTextAnswersOnClick } from "./textcells.js";
import { tellUnsaved } from "./unsaved.js";
import { words } from "./words.js";
import { fillAnswerCells, hideAnswerCells, saveWithoutAsking } from "./written.js";

const STYLES = ["palette.css", "style.css", "page.css", "frame.css"];

/** A file beside this one: the list of our cells (without it none runs by itself), or of the course's notebooks. */
async function read(name, folder, otherwise) {
  try {
    return await (await fetch(new URL(name, folder))).json();
  } catch {
    return otherwise; // the rest still works
  }
}

export async function makePlugins(shared, folder) {
  const names = [
    ...["application", "notebook", "cells", "apputils", "codemirror", "coreutils", "docmanager", "statedb"],
    "services",
  ];
  const [application, notebook, cells, apputils, codemirror, coreutils, docmanager, statedb, services, lumino] =
    await Promise.all([...names.map((name) => `@jupyterlab/${name}`), "@lumino/widgets"].map(shared));
  const page = (name) => coreutils.PageConfig.getOption(name);
  const student = page("mestringView") === "student";
  const hub = page("mestringHub") === "true";
  const lab = {
    CodeCell: cells.CodeCell,
    Dialog: apputils.Dialog,
    Widget: lumino.Widget,
    sanitizer: new apputils.Sanitizer(),
    serverRoot: page("serverRoot"),
    student,
    folder,
  };
  // No page has to wait for them before it is open.
  const lists = Promise.all([read("manifest.json", folder, {}), student ? read(words.courseList, folder, []) : []]);
  for (const name of STYLES) {
    const style = document.createElement("link");
    Object.assign(style, { rel: "stylesheet", href: new URL(name, folder) });
    document.head.append(style);
  }

  const main = {
    id: "mestring:plugin",
    description: "Opening a notebook of the course means that it is ready",
    autoStart: true,
    requires: [notebook.INotebookTracker, docmanager.IDocumentManager, statedb.IStateDB, application.ITreePathUpdater],
    activate(app, tracker, documents, state, updateAddress) {
      const { serverSettings } = app.serviceManager;
      const request = async (path, init) => {
        const url = serverSettings.baseUrl + path;
        const response = await services.ServerConnection.makeRequest(url, init, serverSettings);
        if (!response.ok) throw new Error(response.statusText);
        return response;
      };
      if (student) addStudentView({ app, tracker, documents, state, updateAddress, page, apputils, request, hub });
      if (hub) addSignOut({ app, tracker, go: () => location.replace(`${serverSettings.baseUrl}logout`) });
      answerWidgets(tracker, documents);
      fillAnswerCells(tracker);
      const attach = async (panel) => {
        oneSaveAtATime(panel.context);
        const notices = new Notices(panel, lab);
        if (student) tellNotStarted(panel.sessionContext, notices);
        showWordsForDeadWidgets(panel, lab);
        openTextAnswersOnClick(panel);
        await panel.context.ready;
        const [manifest, course] = await lists;
        const around = { ...lab, documents, course, known: knownDigests(manifest) };
        nameCells(panel);
        void hideAnswerCells(panel);
        if (student) saveWithoutAsking(panel, app.serviceManager.contents);
        if (student) lockText(panel);
        if (student) addFrame(panel, around);
        if (student) tellUnsaved(panel.context, notices, hub);
        if (hub) addSignOutButton(panel, { commands: app.commands, Button: apputils.CommandToolbarButton });
        const runner = new Runner(panel, around, notices);
        addCheckButton(panel, lab, runner);
        const renewed = () => runner.lose();
        const follow = () => keepConnected({ panel, kernels: app.serviceManager.kernels, notices, renewed });
        if (student) void panel.sessionContext.ready.then(follow); // a kernel that is silent never ends what follows
        await runner.follow();
      };
      tracker.forEach(attach);
      tracker.widgetAdded.connect((_, panel) => void attach(panel));
    },
  };
  // connection.js says it without a box.
  const lost = {
    id: "mestring:connection-lost",
    autoStart: true,
    provides: application.IConnectionLost,
    activate: () => async () => {},
  };
  if (student) return [main, lost, onlyPython(codemirror)];
  return page("mestringView") === "teacher" ? [main, await markingRoom(shared)] : [main];
}
