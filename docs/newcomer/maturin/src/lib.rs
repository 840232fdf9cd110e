use numpy::{PyReadonlyArray1, PyReadwriteArray1};
use pyo3::{exceptions::PyValueError, prelude::*};
use rayon::prelude::*;

#[pyfunction(name = "axpy")]
fn axpy_py(a: f32, x: PyReadonlyArray1<f32>, y: PyReadonlyArray1<f32>, mut z: PyReadwriteArray1<f32>) -> PyResult<()> {
    let (x, y, z) = (x.as_slice()?, y.as_slice()?, z.as_slice_mut()?);
    if x.len() != z.len() || y.len() != z.len() {
        return Err(PyValueError::new_err("x, y and z have different lengths"));
    }
    z.par_iter_mut().zip(x).zip(y).for_each(|((z, x), y)| *z = a * x + y);
    Ok(())
}

#[pymodule]
fn axpy(m: &Bound<'_, PyModule>) -> PyResult<()> {
    m.add_function(wrap_pyfunction!(axpy_py, m)?)
}
