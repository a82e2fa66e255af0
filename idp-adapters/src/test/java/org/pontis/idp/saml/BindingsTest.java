package org.pontis.idp.saml;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BindingsTest {

    private static final String A = Base64.getEncoder().encodeToString("<a/>".getBytes(StandardCharsets.UTF_8));

    @Test
    void aFormCarriesOneMessageAndWhatThePortalWantsBack() {
        Envelope envelope = PostBinding.read(
                Map.of("SAMLRequest", List.of(A), "RelayState", List.of("s"), "submit", List.of("x", "y")), "lang=es");
        assertThat(envelope.xml()).asString().isEqualTo("<a/>");
        assertThat(envelope.relayState()).contains("s");
        assertThat(envelope.response()).isFalse();
        assertThat(envelope.detached()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SAMLRequest",
                "SAMLRequest=PGEvPg==",
                "SAMLRequest=x&SAMLResponse=x&SigAlg=x&Signature=x",
                "SAMLRequest=%zz&SigAlg=x&Signature=x",
                "SAMLRequest=x&SAMLRequest=x&SigAlg=x&Signature=x",
                "SAMLRequest=x&SigAlg=x&RelayState=x&Signature=x",
                "SAMLRequest=x&SigAlg=&Signature=",
                "&&&",
                "="
            })
    void whatIsNotASignedMessageAndNothingElseIsRefused(String query) {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> RedirectBinding.read(query));
    }

    @Test
    void noBytesMakeAnythingButARefusal() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> Gate.examine(PostBinding.read(
                            Map.of("SAMLRequest", List.of(Base64.getEncoder().encodeToString(bytes))), null)));
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> RedirectBinding.read(new String(bytes, StandardCharsets.ISO_8859_1)));
        }
    }
}
