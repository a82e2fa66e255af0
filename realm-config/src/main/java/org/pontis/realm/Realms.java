package org.pontis.realm;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.broker.MethodDescriptor;

/**
 * Assembles a realm in the form that Keycloak imports (a {@code RealmRepresentation} as JSON). The result holds secrets
 * as soon as the placeholders do.
 */
public final class Realms {

    private Realms() {}

    /**
     * Assembles a realm with the login methods of the class path.
     *
     * @param realm the name of a country profile, such as {@code es}
     * @param placeholders a value for each {@code ${NAME}} of the sources, without the {@code ${}}
     * @throws AssemblyException if there is no such profile, a placeholder has no value, or a value has no placeholder
     */
    public static String assemble(String realm, Map<String, String> placeholders) {
        return assemble(realm, placeholders, Methods.installed());
    }

    static String assemble(String realm, Map<String, String> placeholders, List<MethodDescriptor> methods) {
        ObjectNode assembled = Sources.object("base.json");
        Merge.into(assembled, Sources.object(realm + "/realm.json"));
        assembled.put("realm", realm);
        Merge.into(assembled.withObjectProperty("attributes"), Assurance.attributes());
        Merge.into(assembled.withObjectProperty("attributes"), Methods.attributes(methods));
        assembled.withObjectProperty("components").setAll(UserProfile.component());
        PairwiseSubjects.addTo(realm, assembled.withArrayProperty("clients"));
        ArrayNode users = assembled.withArrayProperty("users");
        TestCitizens.of(realm).stream().map(CitizenAccount::of).forEach(users::add);
        return Sources.pretty(Placeholders.fill(assembled, placeholders));
    }
}
