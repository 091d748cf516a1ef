package main

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestTimelineIsSavedAsPNG presses the button and looks at the picture that
// would be saved: it has the chart's colours and is no blank sheet.
func TestTimelineIsSavedAsPNG(t *testing.T) {
	p, url := newTab(t), site(t)
	p.do("open", chromedp.Navigate(url+"/theme/service-mesh"))
	p.run(`window.saved = new Promise(done => {
		const make = URL.createObjectURL;
		URL.createObjectURL = blob => { done(createImageBitmap(blob).then(image => {
			const canvas = new OffscreenCanvas(image.width, image.height), pen = canvas.getContext('2d');
			pen.drawImage(image, 0, 0);
			const data = pen.getImageData(0, 0, image.width, image.height).data, colours = new Set();
			for (let i = 0; i < data.length; i += 4) colours.add(data[i] + ',' + data[i+1] + ',' + data[i+2]);
			return [blob.type, image.width, colours.size];
		})); return make(blob); };
	}); undefined`)
	p.run(`[...document.querySelectorAll('.fig-foot button')].find(b => b.textContent === 'PNG').click()`)
	saved := eval[[]any](p, `window.saved`)
	if saved[0] != "image/png" || saved[1].(float64) < 1000 || saved[2].(float64) < 10 {
		t.Errorf("saved %v", saved)
	}
}
