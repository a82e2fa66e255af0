package org.pontis.eidas.metadata;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

import org.pontis.eidas.saml.metadata.BrokenRule;
import org.pontis.eidas.saml.metadata.MetadataRule;

/** Where copies come from: the source and the gate, and what was kept of it. */
final class Supply {

    private final Download download;
    private final Gatekeeper gatekeeper;
    private final Revocation revocation;
    private final Shelf shelf;
    private final Limits limits;

    Supply(Download download, Shelf shelf, Limits limits) {
        this.download = download;
        this.revocation = new Revocation(download);
        this.gatekeeper = new Gatekeeper(revocation, limits);
        this.shelf = shelf;
        this.limits = limits;
    }

    /** A copy straight from the source. */
    Copy fresh(Peer peer, Instant now) throws BrokenRule {
        byte[] document =
                switch (peer.source()) {
                    case Source.At(URI address) -> download.get(address);
                    case Source.OnFile(Path path) -> content(path);
                };
        Copy copy = gatekeeper.admit(document, peer, now);
        shelf.keep(peer, document);
        return copy;
    }

    /** A copy from before a restart. It was good then, and is checked like a new one. */
    Optional<Copy> kept(Peer peer, Instant now) {
        try {
            Optional<byte[]> document = shelf.find(peer);
            return document.isEmpty() ? Optional.empty() : Optional.of(gatekeeper.admit(document.get(), peer, now));
        } catch (BrokenRule e) {
            return Optional.empty();
        }
    }

    void checkRevocation(Copy copy, Instant now) throws BrokenRule {
        revocation.check(copy.signer(), now);
    }

    private byte[] content(Path path) throws BrokenRule {
        try {
            if (Files.size(path) > limits.fetchBytes()) {
                throw new BrokenRule(
                        MetadataRule.REACHABLE, "more than " + limits.fetchBytes() + " bytes in " + path + ".");
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new BrokenRule(MetadataRule.REACHABLE, "no readable file " + path + ".", e);
        }
    }
}
