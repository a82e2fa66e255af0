package org.pontis.sandbox.e2e.truth;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.SimHolder;
import org.pontis.sandbox.e2e.truth.Client.Answer;

/** A citizen goes through one row, and it is written down what she sees. */
final class Visit {

    private static final int MOST_PAGES = 6;

    private final Row row;
    private final Client client;
    private final long began = Instant.now().getEpochSecond();
    private final List<String> seen = new ArrayList<>();
    private Page page;

    Visit(Row row, Client client, Browser browser) {
        this.row = row;
        this.client = client;
        browser.stopsBefore(client.home());
        this.page = browser.open(client.url(row));
        look();
    }

    /** Does what the row says until the portal has its answer. */
    void goOn(Citizen citizen, SimHolder signer) {
        for (int pages = 0; pages < MOST_PAGES && !isOver(); pages++) {
            if (page.isChooser() && row.way() == Way.CANCELS || page.problem().isPresent()) {
                page = page.press("cancel");
            } else if (page.isChooser()) {
                if (row.way().method().filter(page.methods()::containsKey).isEmpty()) {
                    return;
                }
                page = page.choose(row.way().method().get());
            } else {
                page = fillIn(citizen, signer);
            }
            look();
        }
    }

    private Page fillIn(Citizen citizen, SimHolder signer) {
        return switch (String.join(" ", page.asks())) {
            case "identifier contrast" -> citizen.identifies(page);
            case "identifier password" -> citizen.typesIdentifierAndPassword(page);
            case "password" -> citizen.typesPassword(page);
            case "code" -> citizen.typesCode(page);
            case "identifier phone" -> signer.approves(signer.asksUnknown(page));
            case "phone" -> signer.approves(signer.asksKnown(page));
            default -> throw new AssertionError("Nobody knows what to do with " + page);
        };
    }

    private boolean isOver() {
        return page.leadsTo(client.home());
    }

    private void look() {
        if (isOver()) {
            return;
        }
        if (page.isChooser()) {
            seen.add("chooser of " + String.join(" and ", page.methods().keySet()));
        } else if (page.problem().isPresent()) {
            seen.add(page.problem().get());
        } else if (page.asks().isEmpty()) {
            seen.add(page.toString());
        } else {
            seen.add(String.join(" and ", page.asks()));
        }
    }

    /** @param logins when the citizen had logged in before */
    Outcome outcome(List<Long> logins) {
        return new Outcome(String.join(", ", seen), isOver() ? words(client.answer(page), logins) : "");
    }

    private String words(Answer answer, List<Long> logins) {
        return switch (answer) {
            case Answer.Refused refused -> "error " + refused.error();
            case Answer.Granted granted ->
                Outcome.granted(granted.acr(), granted.method(), granted.amr(), when(granted.at(), logins));
        };
    }

    private String when(long at, List<Long> logins) {
        if (logins.contains(at)) {
            return Outcome.IN_THE_SESSION;
        }
        return at >= began ? Outcome.NOW : "at another time";
    }
}
