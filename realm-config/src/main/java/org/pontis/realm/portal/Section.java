package org.pontis.realm.portal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A table of a portal's file, read field by field; {@link #close} names the fields nobody asked for. */
final class Section implements AutoCloseable {

    private final String path;
    private final int line;
    private final Map<String, Node> fields = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Substitution substitution;
    private final Flaws flaws;

    Section(String path, MappingNode node, Substitution substitution, Flaws flaws) {
        this.path = path;
        this.line = lineOf(node);
        this.substitution = substitution;
        this.flaws = flaws;
        for (NodeTuple field : node.getValue()) {
            if (field.getKeyNode() instanceof ScalarNode name) {
                fields.put(name.getValue(), field.getValueNode());
            } else {
                flaws.add(Code.WRONG_FORM, lineOf(field.getKeyNode()), path, "A field's name must be a word.");
            }
        }
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    Iterable<String> names() {
        return fields.keySet();
    }

    Optional<Value> text(String field) {
        return node(field).flatMap(node -> scalar(node, pathOf(field)));
    }

    Optional<Value> required(String field) {
        if (!has(field)) {
            missing(field);
        }
        return text(field);
    }

    /** The texts of a list; none if the field is missing. */
    List<Value> texts(String field) {
        List<Value> texts = new ArrayList<>();
        Optional<Node> node = node(field);
        if (node.isPresent() && node.get() instanceof SequenceNode list) {
            int index = 0;
            for (Node element : list.getValue()) {
                scalar(element, pathOf(field) + "[" + index++ + "]").ifPresent(texts::add);
            }
        } else {
            node.ifPresent(other -> wrong(other, field, "must be a list."));
        }
        return texts;
    }

    List<Section> sections(String field) {
        List<Section> sections = new ArrayList<>();
        Optional<Node> node = node(field);
        if (node.isPresent() && node.get() instanceof SequenceNode list) {
            int index = 0;
            for (Node element : list.getValue()) {
                section(element, pathOf(field) + "[" + index++ + "]").ifPresent(sections::add);
            }
        } else {
            node.ifPresent(other -> wrong(other, field, "must be a list."));
        }
        return sections;
    }

    Optional<Section> section(String field) {
        return node(field).flatMap(node -> section(node, pathOf(field)));
    }

    void missing(String field) {
        flaws.add(Code.MISSING, line, pathOf(field), "This is required.");
    }

    /** The place of the table itself. */
    Value here() {
        return new Value("", line, path);
    }

    @Override
    public void close() {
        fields.forEach((name, node) -> {
            if (!asked.contains(name)) {
                flaws.add(Code.UNKNOWN_FIELD, lineOf(node), pathOf(name), "There is no such field here.");
            }
        });
    }

    private Optional<Node> node(String field) {
        asked.add(field);
        return Optional.ofNullable(fields.get(field));
    }

    private Optional<Section> section(Node node, String at) {
        if (node instanceof MappingNode table) {
            return Optional.of(new Section(at, table, substitution, flaws));
        }
        flaws.add(Code.WRONG_FORM, lineOf(node), at, "This must be a table of fields.");
        return Optional.empty();
    }

    private Optional<Value> scalar(Node node, String at) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return substitution.fill(new Value(scalar.getValue().strip(), lineOf(node), at), flaws);
        }
        flaws.add(Code.WRONG_FORM, lineOf(node), at, "This must be a text.");
        return Optional.empty();
    }

    private void wrong(Node node, String field, String must) {
        flaws.add(Code.WRONG_FORM, lineOf(node), pathOf(field), "This " + must);
    }

    private String pathOf(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
