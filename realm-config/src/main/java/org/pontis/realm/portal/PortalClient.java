package org.pontis.realm.portal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.realm.json.Json;

/** A portal as the client that Keycloak keeps. Every switch that matters is written, so that drift shows. */
public final class PortalClient {

    /** The attribute that marks what came from a file: only that may be pruned. */
    public static final String OWNED = "pontis.portal";

    /** The attribute with the levels a portal may ask for, separated by spaces. */
    public static final String ALLOWED = "pontis.levels.allowed";

    /** The attribute that binds the realm's FAPI 2.0 policy to a client. */
    public static final String PROFILE = "pontis.profile";

    /** The attribute of a portal of the private sector. */
    public static final String SECTOR = "pontis.sector";

    /** The attribute of a portal that nobody from abroad may come to. */
    public static final String NATIONALS_ONLY = "pontis.nationals-only";

    /** The attribute of the portal that asks for the services of other countries. */
    public static final String ASKS_FOR = "pontis.asks-for";

    public static final String ENTERS = "pontis.ledger.enters";

    /** Before a language tag: the attribute with the portal's name in that language. */
    public static final String NAME = "pontis.name.";

    private PortalClient() {}

    /** @param language of the name that Keycloak's own pages show */
    public static ObjectNode of(Portal portal, String language) {
        ObjectNode client = Json.object();
        client.put("clientId", portal.id());
        client.put("name", portal.names().get(language));
        client.put("description", portal.description().orElse(""));
        client.put("enabled", true);
        client.put("baseUrl", portal.home());
        client.put("alwaysDisplayInConsole", false);
        client.put("consentRequired", false);
        client.put("fullScopeAllowed", false);
        client.put("implicitFlowEnabled", false);
        client.put("directAccessGrantsEnabled", false);
        client.put("serviceAccountsEnabled", false);
        client.put("standardFlowEnabled", true);
        client.put("bearerOnly", false);
        client.put("surrogateAuthRequired", false);
        client.putObject("authenticationFlowBindingOverrides");
        client.putArray("webOrigins");
        ObjectNode attributes = client.putObject("attributes");
        attributes.put(OWNED, "true");
        portal.names().forEach((tag, name) -> attributes.put(NAME + tag, name));
        attributes.put("pontis.owner", portal.owner());
        attributes.put("pontis.contact", portal.contact());
        if (portal.minimum() != LevelOfAssurance.LOW) {
            attributes.put("minimum.acr.value", minimum(portal));
        }
        if (!portal.allowed().isEmpty()) {
            attributes.put(
                    ALLOWED,
                    portal.allowed().stream().map(LevelOfAssurance::shortName).collect(Collectors.joining(" ")));
        }
        if (portal.sector() == Portal.Sector.PRIVATE) {
            attributes.put(SECTOR, "private");
        }
        if (portal.people() == Portal.People.NATIONALS) {
            attributes.put(NATIONALS_ONLY, "true");
        }
        if (portal.asksFor() == Portal.AsksFor.COUNTRIES) {
            attributes.put(ASKS_FOR, "countries");
            // it tells the ledger what went over the border
            attributes.put(ENTERS, "border");
        }
        client.putArray("optionalClientScopes");
        switch (portal.dialect()) {
            case Oidc oidc -> OidcClient.complete(client, portal, oidc);
            case Saml saml -> SamlClient.complete(client, portal, saml);
        }
        return client;
    }

    /** Keycloak refuses a SAML client whose minimum is none of the realm's {@code acr.uri.map}. */
    private static String minimum(Portal portal) {
        return switch (portal.dialect()) {
            case Oidc oidc -> portal.minimum().shortName();
            case Saml saml -> portal.minimum().uri();
        };
    }

    /**
     * The client scopes of one protocol.
     *
     * @param always what every portal has
     * @param identity the minimum data set
     * @param representation for whom the citizen acts
     */
    record Scopes(List<String> always, String identity, String representation) {}

    /** All of the minimum data set is a scope; fewer claims are mappers of the client itself. */
    static void release(ObjectNode client, Scopes scopes, Portal portal) {
        ArrayNode released = client.putArray("defaultClientScopes");
        scopes.always().forEach(released::add);
        boolean everything = portal.claims().containsAll(Claim.MINIMUM_DATA_SET);
        if (everything) {
            released.add(scopes.identity());
        }
        if (portal.claims().contains(Claim.REPRESENTED)) {
            released.add(scopes.representation());
        }
        if (!everything) {
            ArrayNode mappers = client.withArrayProperty("protocolMappers");
            boolean oidc = portal.dialect() instanceof Oidc;
            portal.claims().stream()
                    .flatMap(claim -> (oidc ? claim.oidcMapper() : claim.samlMapper()).stream())
                    .forEach(mappers::add);
        }
    }

    static String onOff(boolean on) {
        return Boolean.toString(on).toLowerCase(Locale.ROOT);
    }
}
