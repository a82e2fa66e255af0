package org.pontis.eidas.saml.message;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.pontis.eidas.saml.message.EidasStatus.Code;
import org.pontis.eidas.saml.message.EidasStatus.SubCode;

import static org.assertj.core.api.Assertions.assertThat;

class EidasStatusTest {

    private static final String PREFIX = "urn:oasis:names:tc:SAML:2.0:status:";

    @Test
    void everyCodeIsReadAsItIsWritten() {
        for (Code code : Code.values()) {
            for (SubCode subCode : SubCode.values()) {
                EidasStatus status = EidasStatus.of(code, subCode, "why").about(SubCode.NO_AUTHN_CONTEXT);
                assertThat(EidasStatus.read(
                                Optional.of(code.uri()),
                                Optional.of(subCode.uri()),
                                Optional.of(SubCode.NO_AUTHN_CONTEXT.uri()),
                                Optional.of("why")))
                        .contains(status);
            }
        }
    }

    @Test
    void aStatusMayBeANumberInAMessageOnly() {
        EidasStatus status = EidasStatus.read(
                        Optional.of(PREFIX + "Responder"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("202019 - Incorrect Level of Assurance in IdP response"))
                .orElseThrow();
        assertThat(status.code()).isEqualTo(Code.RESPONDER);
        assertThat(status.subCode()).isEmpty();
    }

    @Test
    void aSecondCodeThatNobodyUsesIsNone() {
        assertThat(EidasStatus.read(
                                Optional.of(PREFIX + "Requester"),
                                Optional.of("urn:own:code"),
                                Optional.empty(),
                                Optional.empty())
                        .orElseThrow()
                        .subCode())
                .isEmpty();
    }

    @Test
    void withoutAFirstCodeThereIsNoStatus() {
        assertThat(EidasStatus.read(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()))
                .isEmpty();
        assertThat(EidasStatus.read(
                        Optional.of(PREFIX + "AuthnFailed"), Optional.empty(), Optional.empty(), Optional.empty()))
                .as("a second-level code is no first-level one")
                .isEmpty();
        assertThat(EidasStatus.read(Optional.of("Success"), Optional.empty(), Optional.empty(), Optional.empty()))
                .isEmpty();
    }
}
