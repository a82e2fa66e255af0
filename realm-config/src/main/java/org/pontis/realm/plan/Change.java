package org.pontis.realm.plan;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.admin.Admin;
import org.pontis.realm.json.Json;

/** One thing that is not as the files say. */
public sealed interface Change {

    /** What is meant, such as {@code client portal-oidc}. */
    String thing();

    /** In one word: {@code create}, {@code update}, {@code delete} or {@code leave}. */
    String act();

    default List<Difference> differences() {
        return List.of();
    }

    /** Makes it as the files say. */
    void carryOut(Admin admin);

    record Create(Part part, String name, ObjectNode file) implements Change {
        @Override
        public String thing() {
            return part.kind() + " " + name;
        }

        @Override
        public String act() {
            return "create";
        }

        @Override
        public List<Difference> differences() {
            return Difference.values(file)
                    .map(value -> new Difference(value.getKey(), Optional.of(value.getValue()), Optional.empty()))
                    .toList();
        }

        @Override
        public void carryOut(Admin admin) {
            part.create(admin, name, file);
        }
    }

    record Update(Part part, String name, ObjectNode file, ObjectNode server, List<Difference> differences)
            implements Change {
        @Override
        public String thing() {
            return part.kind() + " " + name;
        }

        @Override
        public String act() {
            return "update";
        }

        @Override
        public void carryOut(Admin admin) {
            part.update(admin, name, file, server);
        }
    }

    record Delete(Part part, String name, ObjectNode server) implements Change {
        @Override
        public String thing() {
            return part.kind() + " " + name;
        }

        @Override
        public String act() {
            return "delete";
        }

        @Override
        public List<Difference> differences() {
            return Difference.values(server)
                    .map(value -> new Difference(value.getKey(), Optional.empty(), Optional.of(value.getValue())))
                    .toList();
        }

        @Override
        public void carryOut(Admin admin) {
            part.delete(admin, name, server);
        }
    }

    /** Something on the server that no file names; a person decides. */
    record Leave(String thing, String why) implements Change {
        @Override
        public String act() {
            return "leave";
        }

        @Override
        public void carryOut(Admin admin) {
            // that is the point
        }
    }

    /** For machines. */
    default ObjectNode json() {
        ObjectNode json = Json.object().put("act", act()).put("thing", thing());
        if (this instanceof Leave leave) {
            json.put("why", leave.why());
        }
        ArrayNode list = json.putArray("differences");
        differences().forEach(difference -> {
            ObjectNode each = list.addObject().put("path", difference.path());
            difference.file().ifPresent(value -> each.set("file", value));
            difference.server().ifPresent(value -> each.set("server", value));
        });
        return json;
    }

    /** For people: a line, and one more for each value that becomes another. */
    default String text() {
        StringBuilder text = new StringBuilder(act() + " " + thing());
        if (this instanceof Leave leave) {
            text.append(": ").append(leave.why());
        }
        differences().forEach(difference -> text.append("\n    ").append(difference));
        return text.toString();
    }
}
