package org.pontis.eidas.http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CallersTest {

    @Test
    void anAddressIsItsNetwork() {
        assertThat(Callers.read("192.0.2.7")).contains("192.0.2.7");
        assertThat(Callers.read("2001:db8:1:2:3:4:5:6")).isEqualTo(Callers.read("2001:db8:1:2::9"));
        assertThat(Callers.read("2001:db8:1:3::9")).isNotEqualTo(Callers.read("2001:db8:1:2::9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "localhost", "abc.de", "1.2.3", "999.1.1.1", "_hidden", "::1%eth0"})
    void whatIsNoneIsNobodys(String text) {
        assertThat(Callers.read(text)).isEmpty();
    }
}
