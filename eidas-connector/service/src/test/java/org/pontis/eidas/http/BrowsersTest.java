package org.pontis.eidas.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.pontis.eidas.oidc.MemoryPending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BrowsersTest {

    private final Browsers browsers = new Browsers(new MemoryPending<>(), "eidas-login", true, Duration.ofMinutes(20));

    @Test
    void aCookieThatANeighbourOfOurHostCouldSetIsNotOurs() {
        String planted = "A".repeat(43);
        Answer answer = browsers.bind(call("eidas-login=" + planted), Answer.page(Answer.OK, ""), "login", List.of());
        String cookie = answer.headers().getFirst().getValue();

        assertThat(cookie)
                .startsWith("__Host-eidas-login=")
                .doesNotContain(planted)
                .contains("; Secure")
                .contains("; Path=/;")
                .doesNotContain("Domain");
        assertThatThrownBy(() -> browsers.need(call("eidas-login=" + planted), "login"))
                .isInstanceOf(BadCall.class);
        assertThat(browsers.need(call(cookie.split(";", 2)[0]), "login").languages())
                .isEmpty();
    }

    private static Call call(String cookies) {
        return new Call("GET", "/", "", name -> name.equals("Cookie") ? Optional.of(cookies) : Optional.empty(), "");
    }
}
