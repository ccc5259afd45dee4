import json
import shutil
from pathlib import Path

import pytest

from whatweknow.annotation.bundle import BUNDLES, DEFAULT, read_bundle
from whatweknow.errors import BundleError


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BUNDLES / DEFAULT, tmp_path / "bundle"))


def test_the_shipped_bundle_is_whole_and_small() -> None:
    bundle = read_bundle(BUNDLES / DEFAULT)
    assert bundle.as_model().name == DEFAULT
    assert bundle.manifest.languages == ("en",)
    assert sum(path.stat().st_size for path in (BUNDLES / DEFAULT).iterdir()) < 45 * 2**20


def test_one_changed_byte_is_found(copy: Path) -> None:
    model = bytearray((copy / "model.onnx").read_bytes())
    model[1000] ^= 1
    (copy / "model.onnx").write_bytes(model)
    with pytest.raises(BundleError, match=r"model\.onnx: its SHA-256 is .* but manifest\.json states"):
        read_bundle(copy)


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "tokenizer.json").unlink()
    with pytest.raises(BundleError, match=r"tokenizer\.json: cannot be read"):
        read_bundle(copy)


def test_a_manifest_that_says_too_little_is_refused(copy: Path) -> None:
    manifest = json.loads((copy / "manifest.json").read_text())
    del manifest["languages"]
    (copy / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(BundleError, match=r"manifest\.json: .*languages"):
        read_bundle(copy)
