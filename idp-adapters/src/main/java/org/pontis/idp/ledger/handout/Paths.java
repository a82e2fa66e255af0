package org.pontis.idp.ledger.handout;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.pontis.idp.ledger.json.Canonical;
import org.pontis.idp.ledger.json.Json;
import org.pontis.idp.ledger.json.Malformed;
import org.pontis.idp.ledger.tree.ConsistencyProof;
import org.pontis.idp.ledger.tree.Hash;
import org.pontis.idp.ledger.tree.InclusionProof;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Proofs as the API answers them. */
public final class Paths {

    /** No proof in a tree of 2^52 leaves is longer. */
    private static final int MOST = 64;

    private Paths() {}

    /** {@code {"index":…,"path":[…],"size":…}}. */
    public static String text(InclusionProof proof) {
        return Canonical.text(Json.Members.none()
                .with("index", proof.index())
                .with("path", items(proof.path()))
                .with("size", proof.size()));
    }

    /** {@code {"from":…,"path":[…],"to":…}}. */
    public static String text(ConsistencyProof proof) {
        return Canonical.text(Json.Members.none()
                .with("from", proof.from())
                .with("path", items(proof.path()))
                .with("to", proof.to()));
    }

    public static InclusionProof inclusion(String json) throws Malformed {
        Json.Members members = Canonical.read(json.getBytes(UTF_8));
        members.only(Set.of("index", "path", "size"));
        return new InclusionProof(members.whole("index"), members.whole("size"), hashes(members.items("path")));
    }

    public static ConsistencyProof consistency(String json) throws Malformed {
        Json.Members members = Canonical.read(json.getBytes(UTF_8));
        members.only(Set.of("from", "path", "to"));
        return new ConsistencyProof(members.whole("from"), members.whole("to"), hashes(members.items("path")));
    }

    static Json.Items items(List<Hash> path) {
        return new Json.Items(
                path.stream().<Json>map(hash -> new Json.Text(hash.base64())).toList());
    }

    static List<Hash> hashes(List<Json> items) throws Malformed {
        if (items.size() > MOST) {
            throw new Malformed("a path longer than any tree is high");
        }
        List<Hash> hashes = new ArrayList<>();
        for (Json item : items) {
            if (!(item instanceof Json.Text text)) {
                throw new Malformed("no hash in a path");
            }
            hashes.add(Hash.read(text.value()));
        }
        return hashes;
    }
}
