package org.pontis.idp.ledger.tree;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The tree of eight leaves that the reference implementations of Certificate Transparency are tested with. */
class ReferenceVectorsTest {

    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static final String A = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
    private static final String B = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
    private static final String C = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
    private static final String D = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
    private static final String E = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
    private static final String F = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";

    private final Map<Node, Hash> kept = new HashMap<>();

    @Test
    void rootsAreTheirs() {
        Frontier frontier = Frontier.empty();
        assertThat(frontier.root()).isEqualTo(hash(ROOTS.get(0)));
        for (int i = 0; i < LEAVES.size(); i++) {
            kept.putAll(frontier.append(leaf(i)));
            assertThat(frontier.root()).isEqualTo(hash(ROOTS.get(i + 1)));
        }
    }

    @Test
    void inclusionProofsAreTheirs() {
        fill();
        assertThat(inclusion(0, 1)).isEmpty();
        assertThat(inclusion(0, 8)).containsExactly(hash(A), hash(B), hash(C));
        assertThat(inclusion(5, 8)).containsExactly(hash(D), hash(E), hash(ROOTS.get(4)));
        assertThat(inclusion(2, 3)).containsExactly(hash(ROOTS.get(2)));
        assertThat(inclusion(1, 5)).containsExactly(hash(ROOTS.get(1)), hash(B), hash(D));
    }

    @Test
    void consistencyProofsAreTheirs() {
        fill();
        assertThat(consistency(1, 1)).isEmpty();
        assertThat(consistency(1, 8)).containsExactly(hash(A), hash(B), hash(C));
        assertThat(consistency(6, 8)).containsExactly(hash(F), hash(E), hash(ROOTS.get(4)));
        assertThat(consistency(2, 5)).containsExactly(hash(B), hash(D));
    }

    private void fill() {
        Frontier frontier = Frontier.empty();
        for (int i = 0; i < LEAVES.size(); i++) {
            kept.putAll(frontier.append(leaf(i)));
        }
    }

    private List<Hash> inclusion(long index, long size) {
        InclusionProof proof = new Proofs(places -> kept).inclusion(index, size);
        assertThat(proof.proves(leaf((int) index), hash(ROOTS.get((int) size)))).isTrue();
        return proof.path();
    }

    private List<Hash> consistency(long from, long to) {
        ConsistencyProof proof = new Proofs(places -> kept).consistency(from, to);
        assertThat(proof.proves(hash(ROOTS.get((int) from)), hash(ROOTS.get((int) to))))
                .isTrue();
        return proof.path();
    }

    private static Hash leaf(int index) {
        return Hash.ofLeaf(HexFormat.of().parseHex(LEAVES.get(index)));
    }

    private static Hash hash(String hex) {
        return Stream.of(hex)
                .map(HexFormat.of()::parseHex)
                .map(Hash::of)
                .findFirst()
                .orElseThrow();
    }
}
