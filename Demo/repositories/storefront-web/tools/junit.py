"""Runs the unit tests and writes their results as JUnit XML.

Usage: python3 tools/junit.py REPORT.xml
"""
import os
import sys
import unittest
import xml.etree.ElementTree as ET


class Recorder(unittest.TextTestResult):
    """Keeps one record per test beside the usual text output."""

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.records = []

    def addSuccess(self, test):
        super().addSuccess(test)
        self.records.append((test, None, ""))

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.records.append((test, "failure", self.failures[-1][1]))

    def addError(self, test, err):
        super().addError(test, err)
        self.records.append((test, "error", self.errors[-1][1]))

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.records.append((test, "skipped", reason))


def document(records):
    """Return the JUnit tree of the records."""
    suite = ET.Element("testsuite", name="unittest", tests=str(len(records)))
    for outcome, attribute in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
        suite.set(attribute, str(sum(1 for record in records if record[1] == outcome)))
    for test, outcome, text in records:
        group, _, name = test.id().rpartition(".")
        case = ET.SubElement(suite, "testcase", classname=group, name=name)
        if outcome is not None:
            ET.SubElement(case, outcome).text = text
    return ET.ElementTree(suite)


def main():
    report = sys.argv[1]
    suite = unittest.defaultTestLoader.discover("tests", top_level_dir=".")
    result = unittest.TextTestRunner(resultclass=Recorder, verbosity=1).run(suite)
    os.makedirs(os.path.dirname(report) or ".", exist_ok=True)
    document(result.records).write(report, encoding="utf-8", xml_declaration=True)
    if result.testsRun == 0:
        print("no tests were found", file=sys.stderr)
        return 1
    return 0 if result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.path.insert(0, os.getcwd())
    sys.exit(main())
