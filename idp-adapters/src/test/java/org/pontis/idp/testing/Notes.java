package org.pontis.idp.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

import jakarta.ws.rs.core.HttpHeaders;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Keycloak's models as far as they are notes and attributes; anything else that is asked of them fails. */
public final class Notes {

    private Notes() {}

    /** A login of a portal with these attributes. */
    public static AuthenticationSessionModel login(String protocol, Map<String, String> portalAttributes) {
        Map<String, String> client = new HashMap<>();
        Map<String, String> auth = new HashMap<>();
        Map<String, String> user = new HashMap<>();
        ClientModel portal = attributes(ClientModel.class, portalAttributes);
        return proxy(AuthenticationSessionModel.class, (self, method, arguments) -> switch (method.getName()) {
            case "getProtocol" -> protocol;
            case "getClient" -> portal;
            case "getClientNote" -> client.get((String) arguments[0]);
            case "setClientNote" -> client.put((String) arguments[0], (String) arguments[1]);
            case "removeClientNote" -> client.remove((String) arguments[0]);
            case "getAuthNote" -> auth.get((String) arguments[0]);
            case "setAuthNote" -> auth.put((String) arguments[0], (String) arguments[1]);
            case "removeAuthNote" -> auth.remove((String) arguments[0]);
            case "setUserSessionNote" -> user.put((String) arguments[0], (String) arguments[1]);
            case "getUserSessionNotes" -> user;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    public static AuthenticationFlowContext context(AuthenticationSessionModel login) {
        return proxy(AuthenticationFlowContext.class, (self, method, arguments) -> {
            if ("getAuthenticationSession".equals(method.getName())) {
                return login;
            }
            throw new UnsupportedOperationException(method.getName());
        });
    }

    public static RealmModel realm(Map<String, String> attributes) {
        return attributes(RealmModel.class, attributes);
    }

    public static HttpHeaders headers(Map<String, String> headers) {
        return proxy(HttpHeaders.class, (self, method, arguments) -> {
            if ("getHeaderString".equals(method.getName())) {
                return headers.get((String) arguments[0]);
            }
            throw new UnsupportedOperationException(method.getName());
        });
    }

    private static <T> T attributes(Class<T> type, Map<String, String> attributes) {
        return proxy(type, (self, method, arguments) -> {
            if ("getAttribute".equals(method.getName()) && arguments.length == 1) {
                return attributes.get((String) arguments[0]);
            }
            throw new UnsupportedOperationException(method.getName());
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
