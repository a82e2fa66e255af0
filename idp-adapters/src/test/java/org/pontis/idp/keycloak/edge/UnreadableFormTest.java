package org.pontis.idp.keycloak.edge;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UnreadableFormTest {

    @Test
    void whatTheReaderOfFormsThrowsIsOne() {
        assertThat(UnreadableForm.explains(thrownBy("org.jboss.resteasy.reactive.common.util.URLUtils")))
                .isTrue();
    }

    @Test
    void whatAnythingElseThrowsIsOurs() {
        assertThat(UnreadableForm.explains(new IllegalArgumentException("a bug")))
                .isFalse();
        assertThat(UnreadableForm.explains(thrownBy("org.pontis.idp.password.PermanentPassword")))
                .isFalse();
    }

    private static IllegalArgumentException thrownBy(String type) {
        IllegalArgumentException failure = new IllegalArgumentException();
        failure.setStackTrace(new StackTraceElement[] {new StackTraceElement(type, "decode", null, -1)});
        return failure;
    }
}
