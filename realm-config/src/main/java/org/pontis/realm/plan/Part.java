package org.pontis.realm.plan;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.admin.Admin;

/** One kind of thing that a realm is made of, and how the server is told to change it. */
public interface Part {

    /** What a thing of this kind is called in a plan, such as {@code client}. */
    String kind();

    /** The things of this kind in a realm, by name, in words that can be compared. */
    Map<String, ObjectNode> in(ObjectNode realm);

    /** Whether a thing that only the server has came from files once, so that it may be taken away. */
    default boolean owns(String name, ObjectNode onServer) {
        return false;
    }

    /** Whether Keycloak brings a thing that only the server has. */
    default boolean isKeycloaks(String name, ObjectNode onServer) {
        return false;
    }

    /** Whether the server may not have a value that the files do not say. */
    default boolean forbids(String path, String name, JsonNode value) {
        return false;
    }

    /** @param file the thing as the files say, in comparable words */
    void create(Admin admin, String name, ObjectNode file);

    /** @param server the thing as the server says, in comparable words */
    void update(Admin admin, String name, ObjectNode file, ObjectNode server);

    default void delete(Admin admin, String name, ObjectNode server) {
        throw new IllegalStateException(kind() + " " + name + " is not deleted by this tool.");
    }
}
