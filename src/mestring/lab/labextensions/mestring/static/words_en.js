// The same words in English; words.js chooses.
export const english = {
  locale: "en-GB",
  courseList: "course_en.json",
  check: "Check",
  checkTip: "See what is missing before you hand in",
  checkTitle: "Check",
  checking: "Checking your answers …",
  close: "Close",
  task: (number) => `Task ${number}`,
  stub: "Write your answer here. (Click on this text, or press Enter, to begin.)",
  unwritten: "You have not written anything here yet.",
  partDone: "Finished",
  partLeft: (left, all) => `${left} of ${all} left`,
  goThere: "Go there",
  checkFailed: "Something went wrong when this task was checked. It is not your fault. Reload the page and try again.",
  checkChanged: "The check for this task has been changed, so it has not been run. Your answers are safe.",
  nothingToCheck: "There is nothing to check here.",
  someMissing: (missing, all) => `Not finished: ${missing} of ${all} parts.`,
  someUnchecked: (count) => `Could not be checked: ${count}.`,
  allAnswered: "You have answered everything. Well done! Now you can hand in.",
  handedIn:
    "This is work that has been handed in, and nothing starts by itself here. You see the answers that count when you mark.",
  noHttps:
    "The page was opened without a secure connection (http). That is why the exercises do not start by themselves. " +
    "Open the course with an address that begins with https, or ask whoever runs the course.",
  changed: (count) =>
    count === 1
      ? "One task on the page has been changed, and so does not start by itself."
      : `${count} tasks on the page have been changed, and so do not start by themselves.`,
  restarted: "The page had to start again. What was saved is still here.",
  notStarted:
    "Something went wrong as the tasks were starting. Reload the page. If that does not help, ask your teacher.",
  notYetStarted:
    "The activities on the page could not start. The page tries again by itself. If they still do not start, reload the page.",
  diskFullAtStart: "The disk is full, so the activities on the page cannot start. Make some room, and reload the page.",
  gettingReady: "The activity is getting ready …",
  drawing: "The figure is being drawn …",
  listGettingReady: "Finding out how far you have come …",
  pageGettingReady: "The activities on the page are getting ready …",
  noAnswer:
    "The course is not responding, so what you do now is not saved yet. Leave the page open. " +
    "If the course has been stopped, start it again. Then the page saves by itself.",
  closedByHub:
    "The course is closed, so what you do now is not saved yet. Leave this page open, and open the course in a new " +
    "window with the link here. Then the page saves by itself.",
  openAgain: "Open the course in a new window",
  signedOut:
    "You are signed out, so the page is not saved. Leave this page open, and sign in again in a new window with the " +
    "link here. Then the page saves by itself.",
  signInAgain: "Sign in again in a new window",
  signOut: "Sign out",
  signOutTip: "Saves and signs you out. Your answers are here the next time you sign in",
  signOutUnsaved:
    "Not everything on the page is saved. If you sign out now, it may be lost. Close this box, wait a little, and try again.",
  signOutAnyway: "Sign out all the same",
  silent:
    "The activities on the page are not responding. The page tries again by itself, so leave it open. " +
    "If they are not here in a couple of minutes, stop the course and start it again.",
  notRunning: "This task is not running.",
  yourAnswer: "Your answer",
  code: "Code",
  text: "Text",
  fold: "Show or hide this part",
  messages: "Message from the course",
  start: "Start",
  startTip: "To the start page: how far you have come",
  skip: "Skip to the page",
  save: "Save",
  saveTip: "Save what you have written (Ctrl + S, ⌘ + S on a Mac)",
  saved: (time) => `Saved at ${time}`,
  notSaved: "Not saved. Wait a little and try again. Leave the page open, and what you have written is still here.",
  course: "Mestring",
  thisPage: "This page",
  contents: "Contents",
  answered: (count, all) => `${count} of ${all} ${all === 1 ? "activity" : "activities"} answered`,
  answeredLabel: "Answered on this page",
  waysOn: "The way on",
  ways: {
    previous: "Previous lesson",
    exercise: "The exercise for this lesson",
    lesson: "Back to the lesson",
    next: "Next lesson",
  },
  lessonNumber: (number) => `Lesson ${number}`,
  lesson: (number, title) => `Lesson ${number} · ${title}`,
  diskFull:
    "The disk is full, so the page is not being saved. Make some room. What you write stays on the screen, and is saved when there is room again. Leave the page open.",
  readOnly:
    "This folder can only be read, so the page is not being saved. Copy what you have written, and open the course in a folder where you can save.",
  moreButtons: "More buttons",
  buttons: "Buttons",
  content: "Contents",
  copies: {
    title: "Your answers",
    about:
      "A copy is one file with all your answers, the private ones too. It can be brought in here, in the web book and on another computer.",
    give: "Take a copy",
    takeIn: "Bring in a copy",
    working: "Wait a little …",
    given: (name) =>
      `The copy has been downloaded: ${name}. Your private answers are in it, so do not share it with others.`,
    taken: (count) => `Answers brought in from the copy: ${count}.`,
    stayed: (count) => `Answers that are newer here than in the copy are as they were: ${count}.`,
    unread: (count) => `Answers in the copy that could not be read: ${count}.`,
    troubles: {
      unreadable: "This file is not a copy, or it is damaged. Nothing has been changed.",
      no_answers:
        "There are no answers in this file. Choose the copy that you took with ‘Take a copy’. Nothing has been changed.",
      full: "The disk is full, so not everything was brought in. Make some room, and bring in the copy once more.",
      readonly:
        "This folder can only be read, so the copy cannot be brought in here. Open the course in a folder where you can save.",
      other: "It did not work. The answers that have been saved are still here. Wait a little, and try again.",
    },
  },
  // For teachers.
  edition: "en/",
  mark: { label: "Read and mark", caption: "Read what the students have written, and give points and comments" },
  solutions: {
    label: "Exercises with answer keys",
    caption: "Show the folder with exercises, keys and marking advice",
  },
  lessons: { label: "Lessons", caption: "Show the folder with the lessons" },
  helpOnHub: [
    [
      "Sign out",
      "Saves, and signs you out. Your answers are here the next time you sign in, from another computer too. Always do this when others will use the computer after you.",
    ],
    [
      "In Norwegian",
      "The course is in Norwegian too. Sign out, choose ‘Norsk’ on the page you come to, and sign in again. Your answers are the same.",
    ],
    [
      "Something is wrong",
      "Reload the page in the browser. If the course is closed, you get a button that opens it again. If you are stuck, ask your teacher.",
    ],
  ],
  help: "Help",
  helpTip: "What the buttons do, and what to do when something does not work",
  helpOn: [
    ["Start", "Takes you to the start page. There you see what you have done, and where to go on."],
    ["Files", "Shows the list of lessons (course) and exercises (exercises). Press once more, and it goes away."],
    [
      "Save",
      "What you write on the page is saved automatically after a few seconds. Press here, or Ctrl + S (⌘ + S on a Mac), when you want to be sure. The activities themselves tell you when an answer has been saved.",
    ],
    ["Check", "You find it in the exercises. It tells you what you have answered, and what is missing."],
    ["Restart the page", "Use it when an activity does not respond. Answers that have been saved are here afterwards."],
    [
      "By keyboard",
      "Tab moves on, Shift + Tab moves back, into a text field and out of it too. The arrow keys go from paragraph to paragraph when you are not inside something.",
    ],
    ["Larger text", "Ctrl and + (⌘ and + on a Mac) make everything on the page larger, Ctrl and − smaller."],
  ],
  helpHere: [
    [
      "Something is wrong",
      "Reload the page in the browser. If that does not help, close the window and start the course again. If you are stuck, ask your teacher.",
    ],
  ],
};
