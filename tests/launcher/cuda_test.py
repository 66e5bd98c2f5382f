#!/usr/bin/env python3
"""cmake/Cuda.cmake with compilers and GPUs that people have: it ends no configuration, and says why there is no CUDA."""

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

TREE = Path(__file__).resolve().parent.parent.parent
PROJECT = """cmake_minimum_required(VERSION 3.25)
project(without_languages LANGUAGES NONE)
include("{tree}/cmake/Cuda.cmake")
message(STATUS "has ${{LANEBENCH_HAS_CUDA}}")
"""
NVCC = """#!/bin/sh
echo "$*" >>"$CALLS"
case "$*" in
  --version) echo 'Cuda compilation tools, release {release}, V{release}.99' ;;
  *) echo '{error}' >&2; exit 1 ;;
esac
"""
AGAIN = ", then run it with LANEBENCH_CUDA=on"


class Machine(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="lanebench cuda ")
        self.addCleanup(folder.cleanup)
        self.top = Path(folder.name)
        (self.top / "bin").mkdir()
        (self.top / "CMakeLists.txt").write_text(PROJECT.format(tree=TREE))
        self.command("g++", "#!/bin/sh\necho 14\n")
        self.command("nvidia-smi", "#!/bin/sh\nexit 9\n")
        self.environment = {"PATH": f"{self.top}/bin:{os.environ['PATH']}", "CALLS": str(self.top / "calls")}

    def command(self, name, text):
        path = self.top / "bin" / name
        path.write_text(text)
        path.chmod(0o755)

    def nvcc(self, release, error="nvcc fatal: no"):
        self.command("nvcc", NVCC.format(release=release, error=error))

    def gpu(self, *capabilities):
        self.command("nvidia-smi", "#!/bin/sh\nprintf '%s\\n' " + " ".join(capabilities) + "\n")

    def why(self, *options):
        command = [shutil.which("cmake"), "-G", "Ninja", "-S", self.top, "-B", self.top / "build", "-DLANEBENCH_CUDA=on"]
        done = subprocess.run([*command, *options], env=self.environment, text=True, capture_output=True, timeout=60)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("-- has OFF", done.stdout)
        self.checked = "Looking for a CUDA compiler" in done.stdout
        return next(line[len("-- built without CUDA"):] for line in done.stdout.splitlines() if "built without" in line)


class Fakes(Machine):
    def test_switched_off(self):
        self.assertEqual(self.why("-DLANEBENCH_CUDA=off"), "")

    def test_no_nvcc(self):
        self.environment["PATH"] = f"{self.top}/bin:/usr/bin:/bin"
        if shutil.which("nvcc", path="/usr/bin:/bin"):
            self.skipTest("there is one in /usr/bin")
        self.assertEqual(self.why("-DCMAKE_IGNORE_PATH=/usr/local/cuda/bin;/usr/local/bin"),
                         ", since there is no nvcc: install CUDA 12 or newer" + AGAIN)

    def test_an_old_nvcc(self):
        self.nvcc("11.8")
        self.assertEqual(self.why(),
                         f", since {self.top}/bin/nvcc is CUDA 11.8: put CUDA 12 or newer first in PATH" + AGAIN)

    def test_a_host_compiler_that_nvcc_refuses(self):
        self.nvcc("12.4", "#error -- unsupported GNU version! gcc versions later than 13 are not supported!")
        self.assertEqual(self.why(),
                         ", since nvcc 12.4 refuses g++ 14: name a compiler that it knows in CUDAHOSTCXX" + AGAIN)

    def test_the_users_host_compiler_is_named(self):
        self.nvcc("12.4", "#error -- unsupported GNU version!")
        self.command("g++-15", "#!/bin/sh\necho 15\n")
        self.environment["CUDAHOSTCXX"] = "g++-15"
        self.assertIn("refuses g++-15 15:", self.why())

    def test_an_nvcc_that_fails_otherwise(self):
        self.nvcc("13.0", "nvcc fatal: no cicc")
        self.assertIn(", since nvcc 13.0 does not compile a test for 75-virtual 80 90 with g++ 14 (CMakeFiles ", self.why())

    def test_a_gpu_that_cuda_13_has_left_out(self):
        self.nvcc("13.0")
        self.gpu("6.1")
        self.assertEqual(self.why(), ", since CUDA 13.0 has left out GPUs of compute capability 6.1: put CUDA 12 first in "
                         "PATH" + AGAIN)

    def test_cuda_12_compiles_for_an_old_gpu_too(self):
        self.nvcc("12.4")
        self.gpu("7.0")
        self.assertIn("a test for 70 75-virtual 80 90 with", self.why())

    def test_the_newest_gpu_counts(self):
        self.nvcc("13.0")
        self.gpu("6.1", "12.0")
        self.assertIn("a test for 75-virtual 80 90 with", self.why())

    def test_an_old_driver_does_not_know_the_question(self):
        self.nvcc("13.0")
        self.gpu("'Field \"compute_cap\" is not a valid field to query.'")
        self.assertIn("a test for 75-virtual 80 90 with", self.why())

    def test_the_users_architectures_are_what_is_tried(self):
        self.nvcc("13.0")
        self.gpu("6.1")
        self.assertIn("a test for 61 with", self.why("-DCMAKE_CUDA_ARCHITECTURES=61"))

    def test_what_was_mended_is_found(self):
        self.nvcc("12.4", "#error -- unsupported GNU version!")
        self.assertIn("refuses", self.why())
        self.nvcc("12.4", "nvcc fatal: out of disk")
        self.assertIn("does not compile", self.why())
        self.assertTrue(self.checked)

    def test_the_nvcc_that_is_named_is_the_one_that_is_tried(self):
        self.nvcc("13.0")
        (self.top / "elsewhere").mkdir()
        (self.top / "bin/nvcc").rename(self.top / "elsewhere/nvcc")
        self.environment["PATH"] = f"{self.top}/bin:/usr/bin:/bin"
        self.assertIn("13.0 does not compile", self.why(f"-DCMAKE_PROGRAM_PATH={self.top}/elsewhere"))
        # Two calls are Cuda.cmake's own: the others are CMake's check.
        self.assertGreater(len((self.top / "calls").read_text().splitlines()), 2)


@unittest.skipUnless(shutil.which("nvcc"), "no nvcc")
class RealNvcc(Machine):
    """What fakes cannot show: nvcc fails for an architecture that it has left out, and the configuration goes on."""

    def test_an_architecture_that_it_never_knew(self):
        (self.top / "bin/g++").unlink()
        self.assertIn("does not compile a test for 1 with g++", self.why("-DCMAKE_CUDA_ARCHITECTURES=1"))


if __name__ == "__main__":
    unittest.main()
