package org.pontis.realm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Gives every portal that logs people in over OpenID Connect subjects of its own (OpenID Connect Core 1.0, section 8.1).
 * SAML portals get theirs from the persistent NameID.
 *
 * <p>The salt keeps portals on one host apart. It is computed from realm and client, so that assembling again does not
 * rename every citizen; it is no secret. Nobody can compute subjects because the account ids that go into them are random
 * and never leave the broker.
 */
final class PairwiseSubjects {

    private PairwiseSubjects() {}

    static void addTo(String realm, JsonNode clients) {
        for (JsonNode client : clients) {
            if (client.path("protocol").asText().equals("openid-connect")
                    && client.path("standardFlowEnabled").asBoolean()) {
                add(realm, (ObjectNode) client);
            }
        }
    }

    private static void add(String realm, ObjectNode client) {
        ObjectNode mapper = client.withArrayProperty("protocolMappers").addObject();
        mapper.put("name", "pairwise subject");
        mapper.put("protocol", "openid-connect");
        mapper.put("protocolMapper", "oidc-sha256-pairwise-sub-mapper");
        mapper.putObject("config")
                .put(
                        "pairwiseSubAlgorithmSalt",
                        salt(realm, client.path("clientId").asText()));
    }

    private static String salt(String realm, String clientId) {
        try {
            byte[] name = ("pontis pairwise subject/" + realm + "/" + clientId).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
