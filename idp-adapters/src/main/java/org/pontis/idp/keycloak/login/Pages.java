package org.pontis.idp.keycloak.login;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.idp.keycloak.offer.CountryClock;
import org.pontis.idp.keycloak.offer.Offer;
import org.pontis.idp.keycloak.offer.Pause;
import org.pontis.idp.keycloak.pages.LoginTab;
import org.pontis.idp.keycloak.pages.Patience;
import org.pontis.idp.keycloak.visit.Busy;

/** Renders the theme's pages. What each gets is part of the contract with the theme (docs/adding-a-method.md). */
record Pages(AuthenticationFlowContext context, LevelOfAssurance requested) {

    private static final int LONGEST_IDENTIFIER = 40;

    /** A page of a method. */
    Response of(String page, Map<String, Object> model) {
        return render(page, model);
    }

    /**
     * As {@link #of}, asking again by itself after a while: without scripts the whole page is loaded again, with them only when
     * there is something new on it.
     */
    Response again(String page, Map<String, Object> model, long seconds) {
        Map<String, Object> more = new LinkedHashMap<>(model);
        more.put(
                "again",
                Map.of(
                        "seconds",
                        seconds,
                        "url",
                        context.getRefreshExecutionUrl().toString()));
        return render(page, more);
    }

    /** For the script of such a page. */
    static Response news(boolean news) {
        return Response.ok(Map.of("news", news), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** A page that says what went wrong. */
    Response with(Problem problem, String page, Map<String, Object> model) {
        Map<String, Object> more = new LinkedHashMap<>(model);
        more.put("problem", Map.of("code", problem.what().code(), "incident", problem.incident()));
        more.put("only", noOtherMethod());
        return Busy.told(problem.what(), render(page, more));
    }

    /** Whether nothing but the chosen method would do now. */
    private boolean noOtherMethod() {
        Optional<String> chosen = Journey.chosen(context.getAuthenticationSession());
        return chosen.isPresent()
                && Offer.reaching(requested, context.getAuthenticationSession(), context.getSession()).stream()
                        .map(Offer::id)
                        .allMatch(id -> id.equals(chosen.get())
                                || Pause.of(id, context.getRealm()).isPresent());
    }

    /** The chooser's tiles; those in trouble stand behind the others, those that cannot be chosen now last. */
    Map<String, Object> chooser(List<Offer> offers, String last) {
        List<Map<String, Object>> open = new ArrayList<>();
        List<Map<String, Object>> troubled = new ArrayList<>();
        List<Map<String, Object>> paused = new ArrayList<>();
        for (Offer offer : offers) {
            Map<String, Object> tile = new LinkedHashMap<>();
            tile.put("id", offer.id());
            tile.put("kind", offer.kind());
            tile.put("level", offer.ceiling().shortName());
            tile.put("displayName", offer.name());
            tile.put("last", offer.id().equals(last));
            Optional<Map<String, Object>> pause = pause(offer.id());
            pause.ifPresent(words -> tile.put("paused", words));
            Outlook outlook = Outlook.of(offer, context, requested);
            tile.put("held", outlook.held());
            outlook.trouble().ifPresent(code -> tile.put("trouble", code));
            (pause.isPresent() ? paused : outlook.trouble().isPresent() ? troubled : open).add(tile);
        }
        open.addAll(troubled);
        open.addAll(paused);
        return Map.of("methods", open);
    }

    /** Why a method is closed, in the citizen's language. */
    private Optional<Map<String, Object>> pause(String method) {
        return Pause.of(method, context.getRealm())
                .map(pause -> pause.words(
                        new KeycloakAttempt(context, requested).locale(),
                        Pause.language(context.getRealm()),
                        CountryClock.of(context.getSession())));
    }

    /** What the citizen typed of who she is in this very request: she need not type it again (WCAG 2.2, 3.3.7). */
    private Optional<String> typed(String field) {
        return Optional.ofNullable(
                        context.getHttpRequest().getDecodedFormParameters().getFirst(field))
                .filter(typed -> typed.length() <= LONGEST_IDENTIFIER);
    }

    private Response render(String page, Map<String, Object> model) {
        LoginFormsProvider form = context.form();
        model.forEach(form::setAttribute);
        typed("identifier").ifPresent(typed -> form.setAttribute("typedIdentifier", typed));
        typed("contrast").ifPresent(typed -> form.setAttribute("typedContrast", typed));
        form.setAttribute("requested", requested.shortName());
        form.setAttribute("portal", new KeycloakAttempt(context, requested).portal());
        form.setAttribute("stepUp", StepUp.isOne(context.getAuthenticationSession()));
        form.setAttribute("loginSeconds", Patience.of(context.getRealm()));
        form.setAttribute(
                "loginTab", LoginTab.of(context.getAuthenticationSession()).query());
        Journey.chosen(context.getAuthenticationSession()).ifPresent(method -> {
            form.setAttribute("method", Map.of("id", method));
            pause(method).ifPresent(words -> form.setAttribute("paused", words));
        });
        return form.createForm(page + ".ftl");
    }
}
