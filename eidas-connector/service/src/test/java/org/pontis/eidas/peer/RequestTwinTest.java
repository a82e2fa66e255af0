package org.pontis.eidas.peer;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.eidas.Vectors;
import org.pontis.eidas.saml.message.RequestWriter;

/** Our requests beside those that the Commission's Connector sent to its Proxy-Service. */
class RequestTwinTest {

    static List<String> requests() {
        return Vectors.named("AuthnRequest.xml", Vectors.CAPTURED).stream()
                .map(path -> path.replace(Vectors.CAPTURED, ""))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void ourRequestSaysTheSameInTheSameForm(String file) {
        Original theirs = Original.of(file);
        String key = theirs.xml().contains("rsa-MGF1") ? "connector-signing-rsa4096" : "connector-signing-ec-p256";

        Twins twins = Twins.of(theirs.xml(), RequestWriter.write(theirs.asRequest(), Original.signing(key)))
                .with(Reasons.SHORTER_HASH);
        if (theirs.xml().contains("e-justice")) {
            twins.without(".*RequestedAttribute\\[http://(data|e-justice)\\.europa\\.eu/.*", Reasons.SECTORS);
        }
        twins.areAlike();
    }
}
