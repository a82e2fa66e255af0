package org.pontis.eidas.saml.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.attributes.Address;
import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeValue;
import org.pontis.eidas.attributes.Identity;
import org.pontis.eidas.attributes.Person;
import org.pontis.eidas.attributes.Syntax;
import org.pontis.eidas.level.GrantedLevel;
import org.pontis.eidas.saml.metadata.SpType;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The Commission's node to itself, and we in its place. */
class CapturedTest {

    /** Attributes of two sectors, outside the profile: asked for there, ignored here (IA 2.3.1). */
    private static final Set<String> OF_SECTORS = Set.of("PowerOfRepresentationScope", "eJusticeNaturalPersonRole");

    static List<Captured> scenarios() {
        return Captured.all();
    }

    static Stream<Captured> successes() {
        return scenarios().stream().filter(scenario -> !scenario.folder().contains("fail"));
    }

    @Test
    void thereAreTen() {
        assertThat(scenarios()).hasSize(10);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyRequestIsAccepted(Captured scenario) {
        RequestVerdict verdict = scenario.request();
        assertThat(verdict.report().firstFailure()).isEmpty();
        TrustedRequest request = ((RequestVerdict.Accepted) verdict).request();
        assertThat(new String(scenario.bytes("AuthnRequest.xml"), UTF_8))
                .contains("Comparison=\"minimum\"")
                .contains(">" + request.level().uris().getFirst() + "<");
        assertThat(request.spType()).isEqualTo(SpType.PUBLIC);
        assertThat(request.providerName()).contains("DEMO-SP-CA");
        assertThat(request.country()).isEqualTo(Captured.CA);
        assertThat(request.location()).isEqualTo(Captured.NODE + "Connector/ColleagueResponse");
    }

    @ParameterizedTest
    @MethodSource("successes")
    void everySuccessYieldsExactlyWhatItsOwnReceiverGot(Captured scenario) {
        ResponseVerdict<OpenRequest> verdict = scenario.response();
        assertThat(verdict.report().firstFailure()).isEmpty();
        TrustedAssertion assertion = ((ResponseVerdict.Accepted<OpenRequest>) verdict).assertion();
        assertThat(values(assertion.identity())).isEqualTo(values(scenario.got().get("attribute_list")));
        assertThat(assertion.level()).isEqualTo(new GrantedLevel.Notified(LevelOfAssurance.HIGH));
        assertThat(scenario.got().get("authentication_context_class").asText())
                .as("E is what that node calls high")
                .isEqualTo("E");
        assertThat(assertion.country()).isEqualTo(Captured.CA);
        assertThat(assertion.nameId().value())
                .isEqualTo(scenario.got().get("subject").asText());
        assertThat(assertion.nameId().format().uri())
                .endsWith(scenario.got().get("name_id").asText());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyFailureGivesItsStatus(Captured scenario) {
        JsonNode status = scenario.got().get("status");
        if (scenario.response() instanceof ResponseVerdict.Declined<OpenRequest> declined) {
            assertThat(declined.status().code().uri()).endsWith("Responder");
            assertThat(status.get("status_code").asText()).isEqualTo("responder failure");
            assertThat(declined.status().subCode().orElseThrow().uri())
                    .endsWith(":" + status.get("sub_status_code").asText());
            assertThat(declined.status().message())
                    .contains(status.get("status_message").asText());
        } else {
            assertThat(status.get("status_code").asText()).isEqualTo("success");
        }
    }

    private static Map<String, Object> values(Identity identity) {
        Map<String, Object> values = new TreeMap<>();
        Stream.concat(Stream.of(identity.person()), identity.representative().stream())
                .map(Person::values)
                .forEach(person -> person.forEach(
                        (attribute, list) -> values.put(attribute.friendlyName(), shown(attribute, list))));
        return values;
    }

    private static Object shown(AttributeDefinition attribute, List<AttributeValue> values) {
        if (attribute.syntax() != Syntax.ADDRESS) {
            return values.stream()
                    .map(value -> value.text() + value.latinScript())
                    .toList();
        }
        Map<String, String> address = new TreeMap<>();
        Address.read(values.getFirst().text())
                .orElseThrow()
                .parts()
                .forEach((part, text) -> address.put(part.element().toLowerCase(Locale.ROOT), text));
        return address;
    }

    private static Map<String, Object> values(JsonNode attributes) {
        Map<String, Object> values = new TreeMap<>();
        attributes.forEach(attribute -> {
            String name = attribute.get("name").asText();
            if (!OF_SECTORS.contains(name)) {
                values.put(name, shown(attribute));
            }
        });
        return values;
    }

    private static Object shown(JsonNode attribute) {
        return switch (attribute.get("type").asText()) {
            case "string_list" ->
                StreamSupport.stream(attribute.get("values").spliterator(), false)
                        .map(value -> value.get("value").asText()
                                + value.path("latin_script").asBoolean(true))
                        .toList();
            case "date" -> List.of(attribute.get("value").asText() + true);
            default -> address(attribute.get("value"));
        };
    }

    private static Map<String, String> address(JsonNode value) {
        Map<String, String> names = new LinkedHashMap<>();
        value.properties()
                .forEach(part -> names.put(
                        part.getKey().replace("_", "").replace("admin_unit", "adminunit"),
                        part.getValue().asText()));
        return new TreeMap<>(names);
    }
}
