package org.pontis.idp.keycloak.login;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.core.Response;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.LoginProblem;
import org.pontis.idp.keycloak.offer.Offer;
import org.pontis.idp.keycloak.offer.Pause;

/**
 * The page with everything that reaches the level; where all of it is closed for now, the page that says so.
 *
 * @param offers what reaches the required level
 */
record Chooser(AuthenticationFlowContext context, LevelOfAssurance required, List<Offer> offers) {

    private static final String OPEN = "chooser";
    private static final String CLOSED = "closed";

    /** Asks which method it shall be, if there is one to choose. */
    void show() {
        if (nothingOpen()) {
            show(LoginProblem.NO_METHOD_NOW, "none");
        } else {
            context.challenge(page());
        }
    }

    /** Asks again and says why. */
    void show(LoginProblem why, String method) {
        Problem problem = Problem.of(nothingOpen() ? LoginProblem.NO_METHOD_NOW : why, method);
        problem.tell(context.getEvent(), Optional.empty());
        context.challenge(pages().with(problem, nothingOpen() ? CLOSED : OPEN, tiles()));
    }

    /** Asks again, after an attempt elsewhere of which she has read how it ended. */
    void showAfter(Problem told) {
        context.challenge(pages().with(told, nothingOpen() ? CLOSED : OPEN, toldTiles()));
    }

    private Map<String, Object> toldTiles() {
        Map<String, Object> model = new LinkedHashMap<>(tiles());
        model.put("told", true);
        return model;
    }

    /** What was sent names nothing on it. */
    void notOffered() {
        show(LoginProblem.METHOD_NOT_OFFERED, "none");
    }

    Response page() {
        return pages().of(OPEN, tiles());
    }

    Optional<Offer> offered(String id) {
        return offers.stream().filter(offer -> offer.id().equals(id)).findFirst();
    }

    boolean nothingOpen() {
        return offers.stream().allMatch(offer -> isPaused(offer.id()));
    }

    boolean isPaused(String method) {
        return Pause.of(method, context.getRealm()).isPresent();
    }

    private Map<String, Object> tiles() {
        return pages().chooser(offers, LastMethod.on(context.getSession()).orElse(""));
    }

    private Pages pages() {
        return new Pages(context, required);
    }
}
