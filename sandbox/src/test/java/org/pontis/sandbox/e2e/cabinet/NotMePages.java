package org.pontis.sandbox.e2e.cabinet;

import org.jsoup.nodes.Element;
import org.pontis.sandbox.e2e.Page;

/** The two presses by which a citizen says that a log-in was not hers. */
final class NotMePages {

    private NotMePages() {}

    /** From the list of her log-ins to what will happen. */
    static Page ask(Page list, String portal) {
        Element entry = list.html().select("[data-entry=login]").stream()
                .filter(one -> one.text().contains(portal))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "no log-in at " + portal + ": " + list.html().text()));
        return list.press("entry", '"' + entry.selectFirst("button[name=entry]").attr("value") + '"');
    }

    /** It happens. */
    static Page confirm(Page asked) {
        Element form = asked.html().selectFirst("form[action$=/not-me/yes]");
        return asked.browser()
                .submit(
                        form.absUrl("action"),
                        Page.pairs(
                                "csrf",
                                form.selectFirst("[name=csrf]").val(),
                                "entry",
                                form.selectFirst("[name=entry]").val()));
    }
}
