"""An S3 server on loopback, and the environment of a site that stores its uploads in a bucket of it."""

import logging
from contextlib import contextmanager

import boto3
from moto.server import ThreadedMotoServer

CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "carecity",
    "AWS_SECRET_ACCESS_KEY": "only-for-tests",
    "AWS_DEFAULT_REGION": "eu-west-2",
}


class Bucket:
    """A bucket; its methods read and change it without the site's knowledge."""

    def __init__(self, server, name):
        self.variables = CREDENTIALS | {"MEDIA_BUCKET": name, "S3_ENDPOINT_URL": server}
        own = {"aws_access_key_id": "x", "aws_secret_access_key": "x", "region_name": "eu-west-2"}
        self._inside = boto3.resource("s3", endpoint_url=server, **own).Bucket(name)
        self._inside.create(CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})

    def files(self):
        """Return {name: bytes} of all objects."""
        return {found.key: found.get()["Body"].read() for found in self._inside.objects.all()}

    def put(self, name, content):
        self._inside.Object(name).put(Body=content)

    def empty(self):
        self._inside.objects.delete()

    def readers(self, name):
        """Return who may read an object besides its owner."""
        grants = self._inside.Object(name).Acl().grants
        return [grant["Grantee"] for grant in grants if grant["Permission"] != "FULL_CONTROL"]


@contextmanager
def s3_server():
    """Start the server and yield its URL."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # else it logs every request
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()
