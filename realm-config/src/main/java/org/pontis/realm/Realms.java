package org.pontis.realm;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.MethodDescriptor;
import org.pontis.realm.json.Json;
import org.pontis.realm.json.Merge;
import org.pontis.realm.portal.Fetch;
import org.pontis.realm.portal.Portal;
import org.pontis.realm.portal.PortalClient;
import org.pontis.realm.portal.PortalFile;
import org.pontis.realm.portal.Portals;

/**
 * Assembles a realm in the form that Keycloak imports (a {@code RealmRepresentation} as JSON). The result holds secrets
 * as soon as the placeholders do.
 */
public final class Realms {

    private final String realm;
    private final Map<String, String> placeholders;
    private final List<MethodDescriptor> methods;

    private Realms(String realm, Map<String, String> placeholders, List<MethodDescriptor> methods) {
        this.realm = realm;
        this.placeholders = Connector.values(realm, placeholders);
        this.methods = methods;
    }

    /**
     * Assembles a realm with the login methods of the class path.
     *
     * @param realm the name of a country profile, such as {@code es}
     * @param placeholders a value for each {@code ${NAME}} of the sources, without the {@code ${}}
     * @throws AssemblyException if there is no such profile, a placeholder has no value, or a value has no placeholder
     * @throws org.pontis.realm.portal.PortalsRefused if a portal's file has flaws
     */
    public static String assemble(String realm, Map<String, String> placeholders) {
        return Json.pretty(assemble(realm, placeholders, List.of()));
    }

    /** As {@link #assemble(String, Map)}, with the portals of more folders. */
    public static ObjectNode assemble(String realm, Map<String, String> placeholders, List<Path> folders) {
        return new Realms(realm, placeholders, Methods.installed()).assembled(folders);
    }

    /** The portals of a realm and of more folders, in the order of their files. */
    public static List<Portal> portals(String realm, Map<String, String> placeholders, List<Path> folders) {
        Realms realms = new Realms(realm, placeholders, Methods.installed());
        return realms.portals(realms.sources(), folders);
    }

    private ObjectNode assembled(List<Path> folders) {
        ObjectNode sources = sources();
        List<Portal> portals = portals(sources, folders);
        ObjectNode assembled = filled(sources, folders);
        ArrayNode clients = assembled.withArrayProperty("clients");
        List<JsonNode> others = new ArrayList<>();
        clients.forEach(others::add);
        clients.removeAll();
        String language = assembled.path("defaultLocale").asText();
        portals.forEach(portal -> clients.add(PortalClient.of(portal, language)));
        clients.addAll(others);
        PairwiseSubjects.addTo(realm, clients);
        OwnPages.addTo(assembled);
        ArrayNode users = assembled.withArrayProperty("users");
        TestCitizens.of(realm).stream().map(CitizenAccount::of).forEach(users::add);
        return assembled;
    }

    private ObjectNode sources() {
        ObjectNode sources = Sources.object("base.json");
        Merge.into(sources, Sources.object(realm + "/realm.json"));
        Connector.addTo(sources, placeholders);
        sources.put("realm", realm);
        Merge.into(sources.withObjectProperty("attributes"), Assurance.attributes());
        Merge.into(sources.withObjectProperty("attributes"), Methods.attributes(methods));
        sources.withObjectProperty("components").setAll(UserProfile.component());
        return sources;
    }

    private ObjectNode filled(ObjectNode sources, List<Path> folders) {
        Map<String, String> files = files(sources, folders);
        sources.remove("portals");
        return (ObjectNode) Placeholders.fill(sources, placeholders, Placeholders.in(files.values()));
    }

    private List<Portal> portals(ObjectNode sources, List<Path> folders) {
        Portals portals = new Portals();
        files(sources, folders).forEach((file, text) -> portals.add(file, text, reading(sources, Path.of(file))));
        return portals.all();
    }

    private Map<String, String> files(ObjectNode sources, List<Path> folders) {
        Map<String, String> files = new LinkedHashMap<>();
        Json.each(sources.path("portals"))
                .map(name -> realm + "/portals/" + name.asText() + ".yaml")
                .forEach(file -> files.put(file, Sources.text(file)));
        folders.forEach(folder -> files.putAll(Portals.files(folder)));
        return files;
    }

    private PortalFile.Reading reading(ObjectNode sources, Path file) {
        return new PortalFile.Reading(
                Json.each(sources.path("supportedLocales"))
                        .map(JsonNode::asText)
                        .toList(),
                highest(sources),
                placeholders,
                new Fetch(Optional.ofNullable(file.getParent()).orElse(Path.of("."))),
                Instant.now());
    }

    /** The highest level that a login method or an identity provider of the realm can give. */
    private LevelOfAssurance highest(ObjectNode sources) {
        Stream<LevelOfAssurance> brokered = Json.each(sources.path("identityProviders"))
                .flatMap(provider -> LevelOfAssurance.named(
                        provider.at("/config/pontisCeiling").asText())
                        .stream());
        return Stream.concat(methods.stream().map(MethodDescriptor::ceiling), brokered)
                .max(Comparator.naturalOrder())
                .orElse(LevelOfAssurance.LOW);
    }
}
