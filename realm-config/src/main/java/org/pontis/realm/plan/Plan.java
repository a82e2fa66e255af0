package org.pontis.realm.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.admin.Admin;
import org.pontis.realm.admin.Refused;

/** What must be done so that a server is as the files say, in an order in which each step finds what it needs. */
public record Plan(List<Change> changes) {

    private static final List<Part> PARTS = List.of(
            new TokenKeys(),
            new Flows(),
            new ClientScopes(),
            new UserProfile(),
            new RequiredActions(),
            new RealmSettings(),
            new Roles(),
            new ClientDefaults(),
            ClientPolicies.PROFILES,
            ClientPolicies.POLICIES,
            new IdentityProviders(),
            new Clients(),
            new ScopeMappings());

    public Plan {
        changes = List.copyOf(changes);
    }

    /**
     * Compares. Nothing is asked of the server beyond what was read.
     *
     * @param file the realm as assembled
     * @param server the realm as exported
     * @param prune whether to delete what came from a file that is no longer there
     */
    public static Plan of(ObjectNode file, ObjectNode server, boolean prune) {
        List<Change> changes = new ArrayList<>();
        List<Change> deletions = new ArrayList<>();
        for (Part part : PARTS) {
            Map<String, ObjectNode> wanted = part.in(file);
            Map<String, ObjectNode> found = part.in(server);
            wanted.forEach((name, thing) -> changes.addAll(change(part, name, thing, found)));
            found.forEach((name, thing) -> {
                if (!wanted.containsKey(name) && !part.isKeycloaks(name, thing)) {
                    deletions.add(surplus(part, name, thing, prune));
                }
            });
        }
        // the last first: a client may use a flow
        changes.addAll(deletions.reversed());
        return new Plan(changes);
    }

    private static List<Change> change(Part part, String name, ObjectNode file, Map<String, ObjectNode> found) {
        ObjectNode server = found.get(name);
        if (server == null) {
            return List.of(new Change.Create(part, name, file));
        }
        if (part instanceof TokenKeys) {
            return List.of();
        }
        List<Difference> differences = Compare.of(file, server, part::forbids);
        return differences.isEmpty() ? List.of() : List.of(new Change.Update(part, name, file, server, differences));
    }

    private static Change surplus(Part part, String name, ObjectNode server, boolean prune) {
        if (!part.owns(name, server)) {
            return new Change.Leave(part.kind() + " " + name, "no file names it, and none ever did");
        }
        return prune
                ? new Change.Delete(part, name, server)
                : new Change.Leave(
                        part.kind() + " " + name,
                        "it came from a file, and none that was read names it; --prune would delete it");
    }

    /** The changes of some things only. */
    public Plan only(Predicate<Change> which) {
        return new Plan(changes.stream().filter(which).toList());
    }

    /** The changes that do something. */
    public List<Change> work() {
        return changes.stream()
                .filter(change -> !(change instanceof Change.Leave))
                .toList();
    }

    /**
     * Carries the changes out, one after the other. The first that the server refuses is the last that is tried.
     *
     * @param done told after each
     * @throws Refused with what was refused
     */
    public void carryOut(Admin admin, Consumer<Change> done) {
        for (Change change : work()) {
            try {
                change.carryOut(admin);
            } catch (Refused refused) {
                throw new Refused(change.act() + " " + change.thing() + ": " + refused.getMessage(), refused.status());
            }
            done.accept(change);
        }
    }
}
