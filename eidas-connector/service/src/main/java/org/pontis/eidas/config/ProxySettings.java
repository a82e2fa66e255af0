package org.pontis.eidas.config;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.attributes.Syntax;
import org.pontis.eidas.flow.proxy.ClaimNames;
import org.pontis.eidas.flow.proxy.IdentifierPolicy;
import org.pontis.eidas.flow.proxy.ProxyService.Admitted;
import org.pontis.eidas.keys.Password;
import org.pontis.eidas.level.GrantedLevel;

/** Our Proxy-Service. */
public record ProxySettings(
        @Setting(value = "The levels that our scheme reaches.", byDefault = "low, substantial, high")
        List<LevelOfAssurance> levels,

        @Setting(
                value =
                        "Whether the scheme was notified to the Commission; otherwise its levels are called NotNotified.",
                byDefault = "true")
        boolean notified,

        @Setting(
                value =
                        "How other countries know a citizen: by the national identifier, or by one that is derived from it"
                                + " for each country.",
                byDefault = "derived")
        Identifier identifier,

        @Setting(
                "Base64 of 32 bytes or more, for derived identifiers. It never changes: with another secret every citizen is a"
                        + " stranger abroad.")
        Optional<Password> identifierSecret,

        @Setting(value = "Whether relying parties of the private sector are answered.", byDefault = "none")
        PrivateParties privateParties,

        @Setting("The countries whose private relying parties are answered, if only some are.")
        List<NodeCountry> privateCountries,

        @Setting(value = "Whether private relying parties have to be named (MF 3.4).", byDefault = "false")
        boolean demandsRequesterId,

        @Setting(
                "Optional attributes that the broker's ID tokens have, by their friendly names, such as Gender; the claims are"
                        + " called as in our own tokens.")
        List<String> attributes,

        @Setting("The broker that logs our citizens in.") HomeBroker broker,
        @Setting("Its keys.") KeySettings keys) {

    private static final String NOT_NOTIFIED = "http://eidas.europa.eu/NotNotified/LoA/";

    public ProxySettings {
        levels = List.copyOf(levels);
        attributes = List.copyOf(attributes);
        privateCountries = List.copyOf(privateCountries);
        if (identifier == Identifier.DERIVED && identifierSecret.isEmpty()) {
            throw new InvalidSetting("Derived identifiers need identifier-secret.");
        }
        if (privateParties == PrivateParties.SOME == privateCountries.isEmpty()) {
            throw new InvalidSetting("private-countries is set if, and only if, private-parties is some.");
        }
        identifiers(identifier, identifierSecret);
        claims(attributes);
    }

    /** In which claims of the broker attributes stand. */
    public ClaimNames claims() {
        return claims(attributes);
    }

    private static ClaimNames claims(List<String> names) {
        Map<AttributeDefinition, String> more = new LinkedHashMap<>();
        for (String name : names) {
            AttributeDefinition attribute = AttributeProfile.of(DataSet.NATURAL).stream()
                    .filter(one -> one.friendlyName().equals(name) && isOptionalText(one))
                    .findFirst()
                    .orElseThrow(() -> new InvalidSetting("attributes names " + name
                            + ", which is no optional attribute of a natural person that is a single text."));
            more.put(attribute, org.pontis.eidas.oidc.ClaimNames.of(attribute));
        }
        return ClaimNames.STANDARD.with(more);
    }

    private static boolean isOptionalText(AttributeDefinition attribute) {
        return !attribute.mandatory() && !attribute.multiple() && attribute.syntax() != Syntax.ADDRESS;
    }

    /** What each level is called abroad. */
    public Map<LevelOfAssurance, GrantedLevel> grantedLevels() {
        Map<LevelOfAssurance, GrantedLevel> granted = new LinkedHashMap<>();
        levels.forEach(level -> granted.put(
                level,
                notified
                        ? new GrantedLevel.Notified(level)
                        : GrantedLevel.read(NOT_NOTIFIED + level.shortName()).orElseThrow()));
        return granted;
    }

    public IdentifierPolicy identifiers() {
        return identifiers(identifier, identifierSecret);
    }

    public Admitted admitted() {
        return switch (privateParties) {
            case ALL -> new Admitted.All();
            case SOME -> new Admitted.Only(Set.copyOf(privateCountries));
            case NONE -> new Admitted.Only(Set.of());
        };
    }

    private static IdentifierPolicy identifiers(Identifier identifier, Optional<Password> secret) {
        if (identifier == Identifier.PLAIN) {
            return new IdentifierPolicy.Plain();
        }
        try {
            return new IdentifierPolicy.Derived(
                    Base64.getDecoder().decode(new String(secret.orElseThrow().chars())));
        } catch (InvalidSetting e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidSetting("identifier-secret is not Base64.");
        }
    }

    /** How a citizen is known abroad. */
    public enum Identifier {
        PLAIN,
        DERIVED
    }

    /** Whose private relying parties are answered. */
    public enum PrivateParties {
        ALL,
        SOME,
        NONE
    }
}
