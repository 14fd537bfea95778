"""ui.pages.case_study: a family's one page of facts: written, agreed by each grown-up, and on paper."""
