package org.pontis.realm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.pontis.realm.json.Json;

import static org.assertj.core.api.Assertions.assertThat;

class PairwiseSubjectsTest {

    private static final String SALT = "/protocolMappers/0/config/pairwiseSubAlgorithmSalt";

    private final ArrayNode clients = Json.object().putArray("clients");

    @Test
    void portalsOnOneHostGetDifferentSalts() {
        portal("one");
        portal("two");
        PairwiseSubjects.addTo("es", clients);

        assertThat(clients.get(0).at(SALT).textValue())
                .isNotEqualTo(clients.get(1).at(SALT).textValue());
    }

    @Test
    void aPortalOfTwoRealmsGetsDifferentSalts() {
        ObjectNode here = portal("one");
        PairwiseSubjects.addTo("es", clients);
        ObjectNode there = Json.object().setAll(portal("one"));
        PairwiseSubjects.addTo("ee", Json.object().putArray("clients").add(there));

        assertThat(here.at(SALT).textValue())
                .isNotEqualTo(there.at("/protocolMappers/0/config/pairwiseSubAlgorithmSalt")
                        .textValue());
    }

    @Test
    void aPortalThatSpeaksSamlIsLeftAlone() {
        ObjectNode saml = portal("saml").put("protocol", "saml");
        PairwiseSubjects.addTo("es", clients);

        assertThat(saml.has("protocolMappers")).isFalse();
    }

    private ObjectNode portal(String id) {
        return clients.addObject()
                .put("clientId", id)
                .put("protocol", "openid-connect")
                .put("standardFlowEnabled", true);
    }
}
