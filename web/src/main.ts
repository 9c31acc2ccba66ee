// Marks the page as having scripts, so that the style sheet can show what only works with them.
document.documentElement.classList.replace("no-js", "js");
