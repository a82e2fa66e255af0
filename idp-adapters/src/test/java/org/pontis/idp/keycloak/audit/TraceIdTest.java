package org.pontis.idp.keycloak.audit;

import java.lang.reflect.Proxy;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;
import org.keycloak.http.HttpRequest;
import org.keycloak.http.HttpResponse;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.DefaultKeycloakContext;

import static org.assertj.core.api.Assertions.assertThat;

class TraceIdTest {

    /** As in the server's own tasks: its context throws where there is no request. */
    private static final class NoRequest extends DefaultKeycloakContext {

        NoRequest(KeycloakSession session) {
            super(session);
        }

        @Override
        protected Optional<HttpRequest> createHttpRequest() {
            return Optional.empty();
        }

        @Override
        protected Optional<HttpResponse> createHttpResponse() {
            return Optional.empty();
        }
    }

    @Test
    void whatHappensWithoutARequestBelongsToNoTrace() {
        KeycloakSession purging = (KeycloakSession) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {KeycloakSession.class},
                (session, method, arguments) ->
                        method.getName().equals("getContext") ? new NoRequest((KeycloakSession) session) : null);

        assertThat(TraceId.of(purging)).isEmpty();
        Event deleted = new Event();
        deleted.setType(EventType.USER_SESSION_DELETED);
        assertThat(Discreet.of(deleted, purging).getDetails()).isEmpty();
    }

    @Test
    void itIsTheSecondPart() {
        assertThat(TraceId.in("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"))
                .contains("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e473\n-00f067aa0ba902b7-01"
            })
    void whatIsMalformedIsIgnored(String traceparent) {
        assertThat(TraceId.in(traceparent)).isEmpty();
    }
}
