package org.pontis.realm;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.realm.json.Json;

/** The test citizens of a country: the same people in the realm, the sandbox and the tests. */
public final class TestCitizens {

    private TestCitizens() {}

    /**
     * The test citizens of a realm, in the order of their identifiers.
     *
     * @throws AssemblyException if there is no such realm
     */
    public static List<TestCitizen> of(String realm) {
        return StreamSupport.stream(Sources.array(realm + "/citizens.json").spliterator(), false)
                .map(TestCitizens::read)
                .toList();
    }

    private static TestCitizen read(JsonNode citizen) {
        return new TestCitizen(
                citizen.required("identifier").textValue(),
                citizen.required("kind").textValue(),
                citizen.required("country").textValue(),
                citizen.required("givenName").textValue(),
                citizen.required("familyName").textValue(),
                LocalDate.parse(citizen.required("birthdate").textValue()),
                LocalDate.parse(citizen.required("contrast").textValue()),
                Optional.ofNullable(citizen.path("phone").textValue()),
                Optional.ofNullable(citizen.path("password").textValue()),
                citizen.required("registration").textValue(),
                citizen.required("what").textValue(),
                Json.each(citizen.path("roles")).map(JsonNode::asText).toList());
    }
}
