-- A marital state is one of GB/T 2261.2; every snapshot loaded from now on is made in this form.

ALTER TABLE population.person_form
    ADD CHECK (marital_state IN (10, 20, 21, 22, 23, 30, 40, 90));
