package org.pontis.realm;

import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** One set of placeholders for all tests, and the realm that they give. */
final class Fixed {

    /** Of a key that nobody has. */
    static final String CERTIFICATE = """
            MIIDDzCCAfegAwIBAgIUNbkAQOsg5ln9jqJVUUb9mKbyXy8wDQYJKoZIhvcNAQELBQAwFjEUMBIGA1UEAwwLcG9ydGFsLXNh
            bWwwIBcNMjYxMTIyMDQzNTM3WhgPMjEyNjEwMjkwNDM1MzdaMBYxFDASBgNVBAMMC3BvcnRhbC1zYW1sMIIBIjANBgkqhkiG
            9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtnk0ZRjgQgrSmrO7kR8Rc/GhjLjE3MqJJs1o/ZzWND6c8aBPI0vuGd5BZJY/Y63E7NLo
            MAJcBagkLHVImGB6McB52HmOIm98ofzBWTZbZy7ZPwOH4pEHn7VVllQjrH6MAAgcfo/sHeBlbjA62KmXOdf+KyZF85Nntlmv
            MUdwlwptofKFynZKhynWeV8e583d/8nCJ+YlxhqxpzQXUT4GZ3nnRuZ623lLhGap0yaw/wCs1XN3A0nUJP6W06URq0rX+7uJ
            KUncv86QJK0ZJp4MmET6O6rizCUorM/CHNfTehyYkwfdTUt7O0voNJd46RhcM4O0xXimTATfe/nbJ54XUQIDAQABo1MwUTAd
            BgNVHQ4EFgQUoDBUthykDUZ90pAA30VFqhwr2C4wHwYDVR0jBBgwFoAUoDBUthykDUZ90pAA30VFqhwr2C4wDwYDVR0TAQH/
            BAUwAwEB/zANBgkqhkiG9w0BAQsFAAOCAQEAZwkcIrMYzMpO6+butBXSgHk3YOw3EJJdWBZlhKi6j6VnlGiUb+WSn3X1C4js
            LbBbrnfWOle7BVmHGUXlJHal95mDULnzofC/YI2nb3TqJi68BpyDA4ZF8E9AJamHFHGtRwdFpo5svFiWs1XGpWkgekQRWSDW
            a4GgFrX+3W2S0FC8EmlSdCbVaJISsHD8ev7w2DqcLdd3wuHUCZMoni3gF3kRtV58tsrHAbYU8RUdxlD/pYNs7j+rIFndgUC3
            wU3ArOwh6FtulW2qP+6OQx7WE7xdm+t4fB+qSna2lSVGk88vwxIiTiAFU3v1Hh2gqqnxNR+LOILJPjxuG05NeyWBSw==
            """.replace("\n", "");

    static final Map<String, String> PLACEHOLDERS = Map.of(
            "BROKER_URL", "http://localhost:8080",
            "PORTAL_OIDC_URL", "http://localhost:8091",
            "PORTAL_SAML_URL", "http://localhost:8092",
            "PORTAL_SAML_CERTIFICATE", CERTIFICATE,
            "PORTAL_EE_URL", "http://localhost:8093",
            "SANDBOX_URL", "http://localhost:8090",
            "SANDBOX_CLIENT_SECRET", "not-a-secret");

    private Fixed() {}

    static JsonNode realm() {
        return realm("es");
    }

    static JsonNode realm(String name) {
        try {
            return new ObjectMapper().readTree(Realms.assemble(name, PLACEHOLDERS));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** The element of a list whose {@code key} is {@code value}. */
    static JsonNode find(JsonNode array, String key, String value) {
        return each(array)
                .filter(element -> element.path(key).asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + value + "."));
    }
}
