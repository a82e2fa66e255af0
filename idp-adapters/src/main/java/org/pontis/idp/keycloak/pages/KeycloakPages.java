package org.pontis.idp.keycloak.pages;

import java.io.IOException;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;

import org.jboss.logging.Logger;
import org.keycloak.forms.login.LoginFormsPages;
import org.keycloak.forms.login.freemarker.FreeMarkerLoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.theme.Theme;
import org.pontis.idp.keycloak.audit.Incident;
import org.pontis.idp.keycloak.portal.Asker;

/**
 * Keycloak's pages, which find their words merged ({@link MergedWords}), with an incident on each that says an error: what a
 * citizen reads to the help desk is in the log, with Keycloak's own name for what happened.
 */
final class KeycloakPages extends FreeMarkerLoginFormsProvider {

    private static final Logger LOG = Logger.getLogger(KeycloakPages.class);

    /** Some of Keycloak's messages are not names but sentences, made of what somebody sent. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,79}");

    private final MergedWords words;

    KeycloakPages(KeycloakSession session, MergedWords words) {
        super(session);
        this.words = words;
    }

    @Override
    protected Theme getTheme() throws IOException {
        return new WordedTheme(super.getTheme(), words);
    }

    @Override
    public Response createErrorPage(Response.Status status) {
        // a problem of ours has told its incident already
        if (!attributes.containsKey("problem")) {
            String incident = Incident.of(session);
            setAttribute("incident", incident);
            LOG.infof(
                    "incident=%s realm=%s portal=%s status=%d error=%s",
                    incident,
                    realm == null ? "none" : realm.getName(),
                    client == null ? "unknown" : client.getClientId(),
                    status.getStatusCode(),
                    name(getFirstMessageUnformatted()));
        }
        return super.createErrorPage(status);
    }

    /** Keycloak's own pages within a login speak of whoever asks, as ours do. */
    @Override
    protected void createCommonAttributes(
            Theme theme, Locale locale, Properties words, UriBuilder base, LoginFormsPages page) {
        super.createCommonAttributes(theme, locale, words, base, page);
        if (authenticationSession != null) {
            attributes.put("asker", Asker.of(authenticationSession).name(locale));
        }
    }

    private static String name(String message) {
        return message != null && NAME.matcher(message).matches() ? message : "other";
    }
}
