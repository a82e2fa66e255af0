package org.pontis.idp.keycloak.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.util.LocaleUtil;
import org.keycloak.theme.Theme;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.installation.RealmSettings;
import org.pontis.idp.keycloak.offer.Offer;

/**
 * The pages outside any login: help, and the statements on accessibility and privacy. The theme has the words; the realm
 * says whom to write to, which methods there are and how long data is kept. Whoever opens one out of a login finds the way back to it.
 */
public record CitizenPages(KeycloakSession session) {

    /** Help in general, with a link for each method. */
    public Response help() {
        return page("help", Map.of("methods", offered()));
    }

    /** Whatever a portal may ask: the weakest level is within everything's reach. */
    private List<Map<String, String>> offered() {
        return Offer.reaching(LevelOfAssurance.LOW, session).stream()
                .map(offer -> Map.of("id", offer.id(), "displayName", offer.name()))
                .toList();
    }

    /** Help with one method. */
    public Response help(String method) {
        return offered().stream().anyMatch(known -> known.get("id").equals(method))
                ? page("help", about(method))
                : notFound();
    }

    /** A method that is played in several ways ({@code profile}) has help for the one in force. */
    private Map<String, Object> about(String method) {
        Map<String, Object> model = new LinkedHashMap<>(Map.of("method", Map.of("id", method)));
        RealmSettings.of(session.getContext().getRealm())
                .or(Installation.of(session).settings())
                .of(method)
                .text("profile")
                .ifPresent(profile -> model.put("profile", profile));
        return model;
    }

    public Response accessibility() {
        return page("accessibility", Map.of());
    }

    public Response privacy() {
        RealmModel realm = session.getContext().getRealm();
        return page(
                "privacy",
                Map.of(
                        "methods",
                        offered(),
                        "kept",
                        Map.of(
                                "loginMinutes",
                                Duration.ofSeconds(Patience.of(realm)).toMinutes(),
                                "sessionHours",
                                Duration.ofSeconds(realm.getSsoSessionMaxLifespan())
                                        .toHours(),
                                "eventDays",
                                Duration.ofSeconds(realm.getEventsExpiration()).toDays())));
    }

    private Response page(String template, Map<String, Object> model) {
        return page(template, () -> model);
    }

    /** @param model of the page, made when its language is known */
    public Response page(String template, Supplier<Map<String, Object>> model) {
        if (!hasPage(template)) {
            return notFound();
        }
        inTheLanguageAskedFor();
        LoginFormsProvider form = session.getProvider(LoginFormsProvider.class);
        model.get().forEach(form::setAttribute);
        form.setAttribute("outside", true);
        form.setAttribute("site", site());
        LoginTab.in(query()).ifPresent(tab -> form.setAttribute("loginTab", tab.query()));
        return form.createForm(template + ".ftl");
    }

    /** Not every realm has our theme: the administrators' has not. */
    private boolean hasPage(String template) {
        try {
            return session.theme().getTheme(Theme.Type.LOGIN).getTemplate(template + ".ftl") != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A link out of a login says the login's language; a choice made on the page itself is remembered, as everywhere. */
    private void inTheLanguageAskedFor() {
        Optional.ofNullable(query().getFirst("lang"))
                .ifPresent(language -> session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, language));
        LocaleUtil.processLocaleParam(session, session.getContext().getRealm(), null);
    }

    /** No such page, for whoever asks. */
    public Response notFound() {
        return session.getProvider(LoginFormsProvider.class)
                .setError(Messages.PAGE_NOT_FOUND)
                .createErrorPage(Response.Status.NOT_FOUND);
    }

    /** How the address of every page of ours begins. */
    private String site() {
        return session.getContext().getUri().getBaseUri().resolve("/").toString();
    }

    private MultivaluedMap<String, String> query() {
        return session.getContext().getUri().getQueryParameters();
    }
}
