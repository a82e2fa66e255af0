package org.pontis.sandbox.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.sandbox.run.Stack;
import org.pontis.sandbox.web.Response;

/** A citizen for one test, registered as an office does it, with phones and a password; nobody misses her afterwards. */
public final class Registered implements AutoCloseable {

    public static final String CONTRAST = "2031-01-01";
    public static final String PASSWORD = "cuatro nubes sobre un pozo seco";

    private static final String LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

    private final Admin admin;
    private final SandboxApi sandbox;
    private final String identifier;
    private final String id;

    private Registered(Admin admin, SandboxApi sandbox, String identifier, String id) {
        this.admin = admin;
        this.sandbox = sandbox;
        this.identifier = identifier;
        this.id = id;
    }

    /**
     * @param number of her identifier, without the letter
     * @param registration of password and phones
     * @param phones each as {@code number} or {@code number|what else its data say, in JSON}
     */
    public static Registered citizen(Stack stack, int number, String registration, String... phones) {
        Admin admin = new Admin(stack);
        String identifier = "%08d%c".formatted(number, LETTERS.charAt(number % LETTERS.length()));
        String account = "idces-" + identifier.toLowerCase();
        List<Map<String, Object>> credentials = new ArrayList<>();
        credentials.add(Map.of("type", "password", "value", PASSWORD, "temporary", false));
        for (String phone : phones) {
            String[] parts = phone.split("\\|", 2);
            credentials.add(Map.of(
                    "type",
                    "phone",
                    "secretData",
                    "{}",
                    "credentialData",
                    "{\"number\":\"%s\",\"registration\":\"%s\"%s}"
                            .formatted(parts[0], registration, parts.length > 1 ? "," + parts[1] : "")));
        }
        admin.post(
                "es/users",
                Map.of(
                        "username",
                        account,
                        "enabled",
                        true,
                        "firstName",
                        "Nuria",
                        "lastName",
                        "Prueba",
                        "credentials",
                        credentials,
                        "attributes",
                        Map.of(
                                "person_identifier", List.of(identifier),
                                "country", List.of("ES"),
                                "identifier_kind", List.of("IDC"),
                                "birthdate", List.of("1990-01-01"),
                                "contrast", List.of(CONTRAST),
                                "password_registration", List.of(registration))));
        String id = admin.get("es/users?exact=true&username=" + account)
                .path(0)
                .path("id")
                .asText();
        return new Registered(admin, SandboxApi.of(stack.addresses()), identifier, id);
    }

    public String identifier() {
        return identifier;
    }

    public String id() {
        return id;
    }

    public Phone phone(String number) {
        return new Phone(sandbox, number);
    }

    /** What her account says, such as {@code password_registration}. */
    public String attribute(String name) {
        return admin.get("es/users/" + id).path("attributes").path(name).path(0).asText();
    }

    public void attribute(String name, String value) {
        ObjectNode user = admin.get("es/users/" + id).deepCopy();
        ((ObjectNode) user.path("attributes")).putArray(name).add(value);
        admin.put("es/users/" + id, user);
    }

    /** What is stored of her phones. */
    public List<JsonNode> phones() {
        return StreamSupport.stream(admin.get("es/users/" + id + "/credentials").spliterator(), false)
                .filter(credential -> credential.path("type").asText().equals("phone"))
                .map(credential -> read(credential.path("credentialData").asText()))
                .toList();
    }

    private static JsonNode read(String json) {
        try {
            return Response.JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int sessions() {
        return admin.get("es/users/" + id + "/sessions").size();
    }

    /** With the password alone, at low; with a code on this phone, at substantial. */
    public Page logsIn(Page chooser, String password) {
        return chooser.choose("password").fill("identifier", identifier, "password", password);
    }

    /** From the chooser to the page that asks for the code, whether one was sent or not. */
    public Page asksForCode(Page chooser) {
        return chooser.choose("sms-pin").fill("identifier", identifier, "contrast", CONTRAST);
    }

    @Override
    public void close() {
        admin.delete("es/users/" + id);
    }
}
