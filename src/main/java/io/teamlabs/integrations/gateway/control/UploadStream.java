package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.gateway.entity.Upload;
import java.io.IOException;
import java.io.InputStream;

/** Reads an upload piece by piece; one piece at a time is in memory. */
final class UploadStream extends InputStream {

    private final Uploads uploads;
    private final Upload upload;
    private long position;
    private byte[] piece = new byte[0];
    private int taken;

    UploadStream(Uploads uploads, Upload upload, long position) {
        this.uploads = uploads;
        this.upload = upload;
        this.position = position;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int most) throws IOException {
        if (most == 0) {
            return 0;
        }
        if (taken == piece.length) {
            piece = uploads.read(upload, position);
            taken = 0;
        }
        int count = Math.min(most, piece.length - taken);
        if (count == 0) {
            return -1;
        }
        System.arraycopy(piece, taken, target, from, count);
        taken += count;
        position += count;
        return count;
    }
}
