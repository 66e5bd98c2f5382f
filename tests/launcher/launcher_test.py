#!/usr/bin/env python3
"""The launcher on machines that people have: made-up ones, in which every command that it calls is a fake one."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
TREE = HERE.parent.parent
REAL = "sh env dirname mkdir touch sed head tail grep rm cat printenv chmod ln wc".split()
FAKE = "id uname apt-get dpkg-query sudo ldconfig sleep".split()
TOOLS = "c++ cmake ninja pkg-config".split()
REQUIRED_PACKAGES = "g++ cmake ninja-build pkg-config libhwloc-dev libboost-dev"
MODULES = "fmt nlohmann_json libhwy benchmark CLI11 libcurl cpp-httplib tbb eigen3 sleef simdjson libswscale gtest".split()


class Machine(unittest.TestCase):
    """One that has everything, until a test takes something away."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="lanebench launcher ")
        self.addCleanup(folder.cleanup)
        self.top = Path(folder.name).resolve() / "a checkout"
        self.world = self.top.parent / "world"
        self.bin = self.top.parent / "bin"
        for path in (self.top, self.world, self.bin):
            path.mkdir()
        shutil.copy(TREE / "lanebench", self.top)
        for command in REAL:
            (self.bin / command).symlink_to(shutil.which(command))
        self.there(*FAKE, *TOOLS, "python3", "gnuplot", "ctest")
        self.have("user", "1000")
        self.have("system", "Linux")
        self.have("cuda", "auto")
        self.have("modules", "hwloc", *MODULES)
        self.have("headers", "<boost/version.hpp>")
        self.have("libraries", "libopenblas.so.0 (libc6,x86-64) => /usr/lib/libopenblas.so.0")
        self.environment = {"PATH": str(self.bin), "WORLD": str(self.world), "BIN": str(self.bin)}

    def there(self, *commands):
        for command in commands:
            (self.bin / command).symlink_to(HERE / "fake_command.sh")

    def gone(self, *commands):
        for command in commands:
            (self.bin / command).unlink()

    def have(self, what, *lines):
        (self.world / what).write_text("".join(line + "\n" for line in lines))

    def bare(self):
        """A system on which nothing was installed yet."""
        self.gone(*TOOLS, "python3", "gnuplot")
        for what in ("modules", "headers", "libraries"):
            self.have(what)

    def built(self, source="#!/bin/sh\necho \"old $*\"\n"):
        """What an earlier call has left."""
        program = self.top / "build/release/harness/lanebench"
        program.parent.mkdir(parents=True)
        program.write_text(source)
        program.chmod(0o755)
        (self.top / "build/release/build.ninja").touch()
        (self.top / "build/release/CMakeCache.txt").write_text(
            f"CMAKE_HOME_DIRECTORY:INTERNAL={self.top}\nLANEBENCH_CUDA:STRING=auto\n")

    def launch(self, *arguments, ends_with=0):
        (self.world / "calls").unlink(missing_ok=True)
        done = subprocess.run(["/bin/sh", self.top / "lanebench", *arguments], env=self.environment, text=True,
                              capture_output=True, timeout=60)
        self.said = done.stderr
        self.assertEqual(done.returncode, ends_with, done.stderr)
        calls = (self.world / "calls").read_text() if (self.world / "calls").exists() else ""
        self.calls = calls.splitlines()
        return done.stdout

    def called(self, beginning):
        return [call for call in self.calls if call.startswith(beginning)]

    def installs(self):
        return [call.split("--no-install-recommends ")[-1] for call in self.called("apt-get") if " install " in call]


class Packages(Machine):
    def test_nothing_is_installed_where_all_is_there(self):
        self.assertIn("ran list --json", self.launch("list", "--json"))
        self.assertEqual(self.called("apt-get") + self.called("sudo") + self.called("dpkg-query -W"), [])

    def test_a_bare_system_gets_everything_in_one_call(self):
        self.bare()
        self.assertIn("ran run", self.launch("run"))
        self.assertEqual(len(self.installs()), 1, self.installs())
        self.assertTrue(self.installs()[0].startswith(REQUIRED_PACKAGES + " libfmt-dev"), self.installs())
        self.assertIn("installing g++", self.said)
        self.assertEqual(len(self.called("sudo env")), 2)
        self.assertIn("--no-remove", self.called("apt-get")[-1])

    def test_root_needs_no_sudo(self):
        self.bare()
        self.gone("sudo")
        self.have("user", "0")
        self.assertIn("ran run", self.launch("run"))
        self.assertEqual(len(self.installs()), 1)

    def test_what_does_the_same_is_accepted(self):
        # gnuplot-qt brings the command, libcurl4-gnutls-dev the module, g++-14 or clang what CXX says.
        self.have("packages", "gnuplot-qt", "libcurl4-gnutls-dev")
        self.gone("c++")
        self.there("g++")
        self.environment["CXX"] = "g++ -m64"
        self.launch("run")
        self.assertEqual(self.called("apt-get"), [])

    def test_modules_are_known_before_there_is_pkg_config(self):
        self.gone("pkg-config")
        self.have("files", *(module + ".pc" for module in ["hwloc", *MODULES]))
        self.launch("run")
        self.assertEqual(self.installs(), ["pkg-config"])

    def test_tests_need_googletest(self):
        self.have("modules", "hwloc", *(module for module in MODULES if module != "gtest"))
        self.launch("test", "-R", "Limits")
        self.assertEqual(self.installs(), ["libgtest-dev"])
        self.assertEqual(self.called("ctest"), ["ctest --preset release -R Limits"])

    def test_optional_packages_are_asked_for_once(self):
        self.gone("gnuplot")
        self.have("in-the-way", "gnuplot-nox")
        self.launch("run")
        self.assertIn("gnuplot-nox", self.installs())
        self.launch("run")
        self.assertEqual(self.called("apt-get"), [])

    def test_more_packages_are_commands_or_packages(self):
        self.there("chromium")
        self.environment["LANEBENCH_MORE_PACKAGES"] = "chromium chromium-driver"
        self.built()
        self.launch("run")
        self.assertEqual(self.installs(), ["chromium-driver"])
        self.launch("run")
        self.assertEqual(self.installs(), [])


class Obstacles(Machine):
    def test_no_sudo_and_something_optional_is_missing(self):
        self.gone("gnuplot", "sudo")
        self.assertIn("ran run", self.launch("run"))
        self.assertIn("neither root nor sudo; please let someone run: apt-get install gnuplot-nox\n", self.said)

    def test_no_sudo_and_something_needed_is_missing(self):
        self.bare()
        self.gone("sudo")
        self.launch("run", ends_with=1)
        self.assertIn(f"apt-get install {REQUIRED_PACKAGES} libfmt-dev", self.said)
        self.assertIn(f"(nothing is built without {REQUIRED_PACKAGES})", self.said)
        self.assertIn(f"nothing can be built without {REQUIRED_PACKAGES}\n", self.said)

    def test_sudo_refuses(self):
        self.gone("gnuplot")
        self.have("sudo-refuses")
        self.assertIn("ran run", self.launch("run"))
        self.assertIn("neither root nor sudo", self.said)
        self.assertEqual(len(self.called("sudo")), 1)

    def test_update_fails_for_an_unrelated_repository(self):
        self.gone("gnuplot")
        self.have("update-fails")
        self.assertIn("ran run", self.launch("run"))
        self.assertIn("update failed, so the lists may be old (The repository 'https://unrelated.example' does not have",
                      self.said)
        self.assertEqual(self.installs(), ["gnuplot-nox"])

    def test_one_package_stands_in_the_way_of_others(self):
        self.gone("gnuplot")
        self.have("modules", "hwloc", *(module for module in MODULES if module not in ("libcurl", "tbb")))
        self.have("in-the-way", "libcurl4-openssl-dev")
        self.assertIn("ran run", self.launch("run"))
        self.assertIn("not installed: libcurl4-openssl-dev (Packages need to be removed but remove is disabled.)\n", self.said)
        packages = (self.world / "packages").read_text().split()
        self.assertIn("libtbb-dev", packages)
        self.assertIn("gnuplot-nox", packages)

    def test_locks_are_waited_for(self):
        for lock in ("lists", "frontend"):
            with self.subTest(lock):
                self.launch("list")
                shutil.rmtree(self.top / "build")
                self.have("packages")
                self.have("slept")
                (self.bin / "gnuplot").unlink(missing_ok=True)
                self.have(lock + "-lock")
                self.assertIn("ran run", self.launch("run"))
                self.assertEqual(self.said.count(f"waiting up to 5 minutes: Could not get lock /var/{lock}. It is held by "
                                                 "process 7 (packagekitd)"), 1, self.said)
                self.assertEqual(len(self.called("sleep")), 3)
                self.assertEqual(self.installs()[-1], "gnuplot-nox")

    def test_a_lock_that_is_kept(self):
        self.gone("gnuplot")
        for name in ("lists-lock", "frontend-lock", "lock-is-kept"):
            self.have(name)
        self.assertIn("ran run", self.launch("run"))
        self.assertEqual(len(self.called("sleep")), 60)
        self.assertIn("not installed: gnuplot-nox (Could not get lock", self.said)

    def test_another_distribution(self):
        self.bare()
        self.gone("apt-get", "dpkg-query")
        self.launch("run", ends_with=1)
        self.assertRegex(self.said, re.compile(r"^lanebench: no apt-get here; .*\(Debian's names\): g\+\+ cmake .*"
                                               r"\(nothing is built without g\+\+ .*libboost-dev\)$", re.M))

    def test_another_distribution_that_has_what_is_needed(self):
        self.gone("apt-get", "dpkg-query", "gnuplot")
        self.assertIn("ran run", self.launch("run"))
        self.assertRegex(self.said, re.compile(r"^lanebench: no apt-get here; .*: gnuplot-nox$", re.M))

    def test_another_system(self):
        self.have("system", "Darwin")
        self.launch("run", ends_with=1)
        self.assertEqual(self.said.count("\n"), 1)
        self.assertIn("this is Darwin, and lanebench needs Linux", self.said)


class WhatIsBuilt(Machine):
    def test_runs_where_nothing_can_be_built(self):
        self.built()
        self.bare()
        self.gone("sudo")
        self.assertEqual(self.launch("solve", "wait"), "old solve wait\n")
        self.assertIn("neither root nor sudo", self.said)
        self.assertIn("running what was built before", self.said)

    def test_runs_where_nothing_can_be_configured(self):
        self.built()
        self.have("configure-fails")
        self.environment["LANEBENCH_CUDA"] = "off"
        self.assertEqual(self.launch("list"), "old list\n")
        self.assertRegex(self.said, r"cannot configure the build \(.*release.log says why\); running what was built before")

    def test_runs_where_a_needed_package_is_gone(self):
        self.built()
        self.have("modules", *MODULES)
        self.have("in-the-way", "libhwloc-dev")
        self.have("build-fails")
        self.assertEqual(self.launch("list"), "old list\n")
        self.assertIn("cannot build without libhwloc-dev; running what was built before", self.said)

    def test_does_not_hide_a_broken_source(self):
        self.built()
        self.have("build-fails")
        self.launch("list", ends_with=1)
        self.assertIn("expected a semicolon", self.said)

    def test_is_not_what_tests_are_for(self):
        self.built()
        self.have("configure-fails")
        self.environment["LANEBENCH_CUDA"] = "off"
        self.launch("test", ends_with=1)
        self.assertEqual(self.called("ctest"), [])

    def test_is_configured_again_for_cuda_that_was_not_had(self):
        self.built()
        self.have("cuda", "on")
        self.environment["LANEBENCH_CUDA"] = "on"
        for _ in range(2):
            self.launch("list")
            self.assertEqual(self.called("cmake --preset"), ["cmake --preset release -DLANEBENCH_CUDA=on"])
        with (self.top / "build/release/CMakeCache.txt").open("a") as cache:
            cache.write("LANEBENCH_HAS_CUDA:INTERNAL=ON\n")
        self.launch("list")
        self.assertEqual(self.called("cmake --preset"), [])

    def test_failed_attempts_are_forgotten(self):
        cache = self.top / "build/release/CMakeCache.txt"
        cache.parent.mkdir(parents=True)
        cache.write_text(f"CMAKE_HOME_DIRECTORY:INTERNAL={self.top}\nPKG_CONFIG_EXECUTABLE:FILEPATH=/conda/pkg-config\n")
        self.have("configure-fails")
        self.launch("list", ends_with=1)
        self.assertFalse(cache.exists())


class Conda(Machine):
    def setUp(self):
        super().setUp()
        self.conda = self.top.parent / "miniconda3/envs/work"
        (self.conda / "bin").mkdir(parents=True)
        (self.conda / "conda-meta").mkdir()
        self.environment.update(PATH=f"{self.conda}/bin:{self.bin}", CONDA_PREFIX=str(self.conda))

    def put(self, name, text):
        command = self.conda / "bin" / name
        command.write_text(text)
        command.chmod(0o755)

    def built_with(self):
        return (self.world / "environment").read_text().splitlines()[-1]

    def test_its_pkg_config_does_not_hide_the_systems_hwloc(self):
        self.put("pkg-config", "#!/bin/sh\nexit 1\n")
        self.environment["CXX"] = "x86_64-conda-linux-gnu-c++"
        said = self.launch("list")
        self.assertEqual(self.built_with(), f"PATH={self.bin} CXX=")
        self.assertEqual(self.called("apt-get"), [])
        self.assertIn("conda's environment is left out of the build", self.said)
        # The program itself sees what its user sees.
        self.assertIn(f"PATH={self.conda}/bin:{self.bin}", said)

    def test_builds_where_it_alone_has_what_is_needed(self):
        self.have("modules", *MODULES)
        self.gone("sudo")
        self.put("pkg-config", "#!/bin/sh\nexit 0\n")
        self.launch("list")
        self.assertIn(f"PATH={self.conda}/bin:{self.bin}", self.built_with())
        self.assertNotIn("left out", self.said)
        self.assertNotIn("libhwloc-dev", self.said)


@unittest.skipUnless(shutil.which("git"), "no git")
class Checkout(unittest.TestCase):
    def test_has_line_ends_that_sh_reads_even_on_windows(self):
        with tempfile.TemporaryDirectory() as folder:
            def git(*arguments):
                subprocess.run(["git", "-c", "core.autocrlf=true", "-c", "core.eol=crlf", "-C", folder, *arguments], check=True,
                               capture_output=True)

            for name in (".gitattributes", "lanebench"):
                shutil.copy(TREE / name, folder)
            git("init")
            git("add", ".")
            (Path(folder) / "lanebench").unlink()
            git("checkout", "lanebench")
            self.assertNotIn(b"\r", (Path(folder) / "lanebench").read_bytes())


if __name__ == "__main__":
    unittest.main()
