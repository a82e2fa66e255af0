package org.pontis.idp.keycloak.ledger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a line of a node's log of messages is. */
class BorderTest {

    @Test
    void aLineIsItsFields() {
        assertThat(Border.read("{\"point\":\"SERVICE_GOT_REQUEST\",\"result\":\"accepted\"}"))
                .hasValueSatisfying(line -> assertThat(line).containsEntry("result", "accepted"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"x\"",
                "{}",
                "{\"point\":null,\"result\":\"accepted\"}",
                "{\"point\":\"SERVICE_GOT_REQUEST\"}",
                "{\"point\":\"SERVICE_GOT_REQUEST\",\"result\":null}",
                "{\"point\":\"SERVICE_GOT_REQUEST\",\"result\":\"\"}",
                "{\"point\":\"SERVICE_GOT_REQUEST\",\"result\":\"accepted\",\"message\":null}",
                "{\"point\":\"SERVICE_GOT_REQUEST\",\"result\":{\"a\":\"b\"}}",
                "{\"point\":\"NOWHERE\",\"result\":\"accepted\"}"
            })
    void anythingElseIsNone(String line) {
        assertThat(Border.read(line)).isEmpty();
    }
}
