// Makes the phone page comfortable: new messages and prompts appear by themselves, and codes have a button that copies them.
// Without it the page has a link that reloads, and codes can be marked with one click.
"use strict";

const list = document.getElementById("messages");
const screen = list.parentElement;
const prompts = document.getElementById("prompts");

function copyButton(code) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button small";
  button.textContent = "Copy code";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(code);
      button.textContent = "Marked: press Ctrl+C";
    }
  });
  return button;
}

function dress(message) {
  for (const code of message.querySelectorAll("code.code")) {
    code.after(copyButton(code));
  }
}

// a PIN that is being typed stays: only prompts that come or go are touched
function refreshPrompts(fresh) {
  for (const old of [...prompts.children]) {
    if (!fresh.querySelector(`[id="${old.id}"]`)) {
      old.remove();
    }
  }
  for (const prompt of [...fresh.children]) {
    if (!document.getElementById(prompt.id)) {
      prompts.append(prompt);
    }
  }
}

async function look() {
  if (document.hidden) {
    return;
  }
  const answer = await fetch(location.pathname, { cache: "no-store" }).catch(() => null);
  if (!answer?.ok) {
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  refreshPrompts(page.getElementById("prompts"));
  const fresh = [...page.getElementById("messages").children];
  const ids = new Set(fresh.map((message) => message.id));
  for (const old of [...list.children]) {
    if (!ids.has(old.id)) {
      old.remove();
    }
  }
  for (const message of fresh) {
    if (!document.getElementById(message.id)) {
      dress(message);
      list.append(message);
      screen.scrollTop = screen.scrollHeight;
    }
  }
}

document.getElementById("again").hidden = true;
document.getElementById("live").hidden = false;
dress(list);
setInterval(look, 1500);
document.addEventListener("visibilitychange", look);
